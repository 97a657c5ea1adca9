-- SPDX-License-Identifier: EUPL-1.2
-- The three roles and the database; run by psql as superuser, as often as you like: by the starter of the
-- embedded server and by the postgres container at its first start. Passwords come from the environment.
\set ON_ERROR_STOP on
\getenv ww_eigenaar VT_EIGENAAR_WACHTWOORD
\getenv ww_app VT_APP_WACHTWOORD
\getenv ww_lezer VT_LEZER_WACHTWOORD

SELECT format('CREATE ROLE %I', rol) FROM unnest(ARRAY['vt_eigenaar', 'vt_app', 'vt_lezer']) AS rol
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = rol) \gexec

ALTER ROLE vt_eigenaar LOGIN NOSUPERUSER NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD :'ww_eigenaar';
ALTER ROLE vt_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD :'ww_app';
ALTER ROLE vt_lezer LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD :'ww_lezer';
ALTER ROLE vt_lezer SET default_transaction_read_only = on;

SELECT 'CREATE DATABASE veiligthuis OWNER vt_eigenaar'
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'veiligthuis') \gexec
REVOKE ALL ON DATABASE veiligthuis FROM PUBLIC;
GRANT CONNECT, TEMPORARY ON DATABASE veiligthuis TO vt_app;
GRANT CONNECT ON DATABASE veiligthuis TO vt_lezer;
