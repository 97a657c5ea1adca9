# SPDX-License-Identifier: EUPL-1.2
"""A mail server that keeps what it gets; it can refuse, or hang up after it has taken the message."""

import socketserver
import threading
from email import message_from_bytes
from email.policy import default


class Postbus(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Gesprek)
        self.berichten = []
        self.antwoord = {}
        self.verbreek_na_data = False

    @property
    def poort(self):
        return self.server_address[1]

    def __enter__(self):
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.shutdown()
        self.server_close()


class _Gesprek(socketserver.StreamRequestHandler):
    def handle(self):
        self._zeg("220 postbus")
        while regel := self.rfile.readline().strip():
            opdracht = regel[:4].upper().decode()
            if opdracht == "DATA":
                self._zeg("354 ga door")
                self._lees_bericht()
                if self.server.verbreek_na_data:
                    return
            self._zeg(self.server.antwoord.get(opdracht, "250 goed"))
            if opdracht == "QUIT":
                return

    def _lees_bericht(self):
        regels = []
        while (regel := self.rfile.readline()).rstrip() != b".":
            if not regel:
                return
            regels.append(regel)
        if "DATA" not in self.server.antwoord:
            self.server.berichten.append(message_from_bytes(b"".join(regels), policy=default))

    def _zeg(self, tekst):
        self.wfile.write(f"{tekst}\r\n".encode())
