# SPDX-License-Identifier: EUPL-1.2
"""Names by origin, in two halves: what was tuned on one half is measured on the other.

The lists are short on purpose: few names over many people is what makes recognising hard.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Herkomst:
    """`deel` is how many in a hundred people bear names of this origin (assumed)."""

    deel: int
    mannen: tuple[str, ...]
    vrouwen: tuple[str, ...]
    achternamen: tuple[str, ...]


def _lijst(tekst: str) -> tuple[str, ...]:
    return tuple(naam.replace("_", " ") for naam in tekst.split())


HERKOMSTEN: Final[dict[str, Herkomst]] = {
    "nederlands": Herkomst(
        52,
        _lijst(
            "Jan Johannes Pieter Cornelis Hendrik Willem Gerrit Thomas Daan Sem Lucas Levi Finn Bram Jesse Ruben Thijs "
            "Stijn Lars Tim Sven Joost Maarten Jeroen Bas Mark Erik Frank Rob Kevin Dennis Rick Patrick Martijn "
            "Michael Sander Wouter Jasper Koen Niels Bart Gijs Luuk Mees Noah Milan Dirk Arie Teunis Jacob Klaas "
            "Harm Albert Nicolaas Christiaan Matthijs Theodoor Antonius Franciscus"
        ),
        _lijst(
            "Maria Johanna Anna Cornelia Hendrika Wilhelmina Elisabeth Emma Sophie Julia Tess Sara Lotte Lisa Anne Eva "
            "Fleur Roos Sanne Femke Marieke Linda Monique Petra Ingrid Esther Mirjam Saskia Yvonne Jolanda Chantal "
            "Kimberly Naomi Romy Lieke Noor Zoe Isa Saar Fenna Nina Daphne Manon Karin Astrid Marjolein Annemarie "
            "Margaretha Geertruida Catharina Jacoba Adriana Petronella Hanneke Willemijn Judith Floor Charlotte Nicole "
            "Danielle"
        ),
        _lijst(
            "de_Jong Jansen de_Vries van_den_Berg van_Dijk Bakker Janssen Visser Smit Meijer de_Boer Mulder de_Groot "
            "Bos Vos Peters Hendriks van_Leeuwen Dekker Brouwer de_Wit Dijkstra Smits de_Graaf van_der_Meer "
            "van_der_Linden Kok Jacobs de_Haan Vermeulen van_den_Heuvel van_der_Veen van_den_Broek de_Bruijn "
            "de_Bruin van_der_Heijden Schouten van_Beek Willems van_Vliet van_de_Ven Hoekstra Maas Verhoeven Koster "
            "van_Dam van_der_Wal Prins Blom Huisman Peeters Kuipers Veenstra Hermans Schuijt Kuijpers van_'t_Hof "
            "ter_Horst van_Rooij Rietveld Schippers de_Ruiter Kramer Scholten Postma Timmermans Boersma Molenaar "
            "Groen Gerritsen Bosch Verbeek Evers Sanders Lammers van_Loon Driessen Hofman van_Wijk Slagter"
        ),
    ),
    "fries": Herkomst(
        6,
        _lijst(
            "Sjoerd Douwe Wietse Jelle Tjeerd Hidde Ids Anne Siebe Rinse Folkert Wytse Bauke Gerben Klaas Jorrit "
            "Sietse Harmen Foppe Auke Eelke Nanne Wiebe Haye"
        ),
        _lijst(
            "Sietske Froukje Tjitske Ytsje Baukje Hiske Jeltje Wietske Anneke Nynke Sjoukje Fokje Grietje Aukje "
            "Doutzen Geertje Richtje Tetje Ymkje Janke Rixt Sytske Elske Famke"
        ),
        _lijst(
            "Hoekstra Dijkstra Dykstra Wiersma Sijtsma Sytsma Zijlstra Bijlsma Terpstra Hiemstra Feenstra Jorritsma "
            "Nijdam Tjeerdsma Wijnja Kuipers Attema Bouma Cnossen Elzinga Fopma Galama Haarsma Iedema Kooistra "
            "Miedema Nauta Osinga Popma Reitsma Sinnema Tolsma Ypma Zandstra van_der_Zee de_Jager"
        ),
    ),
    "turks": Herkomst(
        9,
        _lijst(
            "Mehmet Mustafa Ahmet Ali Hasan Hüseyin Ibrahim Ismail Osman Yusuf Murat Emre Burak Can Kerem Ömer Yasin "
            "Furkan Enes Serkan Fatih Kemal Orhan Cem Deniz Volkan Gökhan Tuncay Ercan Selim Halil Recep Cengiz Ufuk"
        ),
        _lijst(
            "Fatma Ayse Emine Hatice Zeynep Elif Merve Esra Büsra Kübra Sevda Gülsen Nuray Sibel Özlem Yasemin Derya "
            "Tugba Seda Meryem Hülya Songül Dilek Aysel Ceren Ebru Nurcan Zehra Sultan Filiz Sevgi Pinar Gamze Melek"
        ),
        _lijst(
            "Yilmaz Kaya Demir Sahin Celik Yildiz Yildirim Öztürk Aydin Özdemir Arslan Dogan Kilic Aslan Cetin Kara "
            "Koc Kurt Özkan Simsek Polat Korkmaz Erdogan Gündüz Tekin Akin Bulut Ünal Yavuz Can Güler Aksoy Bozkurt "
            "Karaca Turan Uzun Yalcin Tas Duman Karakaya Cakir Ates Özcan"
        ),
    ),
    "marokkaans": Herkomst(
        10,
        _lijst(
            "Mohamed Ahmed Youssef Hassan Rachid Said Mustapha Karim Omar Bilal Ayoub Hamza Ilias Yassine Soufiane "
            "Abdelkader Abdellah Khalid Driss Jamal Noureddine Abderrahman Hicham Tarik Anouar Zakaria Ibrahim Ismael "
            "Redouan Nabil Brahim Lahcen Fouad Aziz Marouane"
        ),
        _lijst(
            "Fatima Khadija Aicha Naima Samira Malika Latifa Rachida Yamina Zohra Hafida Nadia Saida Najat Karima "
            "Loubna Ikram Hajar Salma Imane Chaimae Soukaina Oumaima Sanae Mina Halima Ilham Hanane Bouchra Ouafae "
            "Siham Fatiha Jamila Noura Farida"
        ),
        _lijst(
            "El_Amrani El_Idrissi Benali Ouali Bouzid El_Yousfi Haddou Amezian El_Khattabi Boukhari Aarab Azzouzi "
            "Bensaid Chaoui Daoudi El_Haddad Fahmi Ghazi Hamdaoui Jabri Kaddouri Lahlou Mansouri Nasri Ouahabi Rahmani "
            "Saidi Tahiri Ziani Achahbar Belkadi Chakir El_Mokhtari Bouali Mimouni Ajouaou El_Kaddouri Bakkali "
            "Ben_Hammou Aynan"
        ),
    ),
    "surinaams": Herkomst(
        7,
        _lijst(
            "Rajesh Sunil Anil Vinod Ramesh Soerdj Krishna Dewanand Radjen Roy Orlando Kenneth Winston Desmond Glenn "
            "Marlon Humphrey Ricardo Romano Clyde Dharmendra Sandjai Harold Iwan Ruben Johan Furgill Dion"
        ),
        _lijst(
            "Sharmila Anita Radha Soenita Indra Asha Priya Rekha Sita Shanti Jenny Muriël Mavis Hellen Sheila Cheryl "
            "Marva Gladys Patricia Wonny Rishma Angela Natasha Joan Lilian Shirley Urmila Vidya"
        ),
        _lijst(
            "Ramdin Ramcharan Sewnarain Jhagroe Bissessar Soekhai Baldewsingh Kalpoe Mahabier Rambaran Ganesh Doerga "
            "Biharie Chotoe Oedairajsingh Sital Gopal Jagernath Pinas Wijngaarde Hasselbaink Seedorf Rijkaard Kluivert "
            "Misiekaba Abauna Vrede Blinker Tjon_A_Joe Lo_Fo_Wong Kromosoeto Sastroredjo Wongsodikromo Amatmoekrim "
            "Refos Nooitmeer Sedney Zaalman"
        ),
    ),
    "pools": Herkomst(
        6,
        _lijst(
            "Piotr Krzysztof Andrzej Tomasz Jan Pawel Michal Marcin Jakub Adam Lukasz Grzegorz Mateusz Wojciech "
            "Mariusz Dariusz Zbigniew Rafal Kamil Slawomir Przemyslaw Bartosz Szymon Dawid"
        ),
        _lijst(
            "Anna Maria Katarzyna Malgorzata Agnieszka Barbara Krystyna Ewa Elzbieta Zofia Joanna Magdalena Monika "
            "Danuta Beata Aleksandra Iwona Dorota Justyna Karolina Natalia Wiktoria Oliwia Zuzanna"
        ),
        _lijst(
            "Nowak Kowalski Wisniewski Wójcik Kowalczyk Kaminski Lewandowski Zielinski Szymanski Wozniak Dabrowski "
            "Kozlowski Jankowski Mazur Kwiatkowski Krawczyk Piotrowski Grabowski Nowakowski Pawlowski Michalski "
            "Adamczyk Dudek Zajac Wieczorek Jablonski Majewski Olszewski Stepien Malinowski Jaworski Wróbel"
        ),
    ),
    "hoorn_van_afrika": Herkomst(
        4,
        _lijst(
            "Abdi Mohamud Hassan Ali Ibrahim Yusuf Abdullahi Ahmed Omar Farah Tesfay Yonas Dawit Filmon Samuel Mehari "
            "Kidane Berhane Haile Abel Biniam Robel Merhawi Aman"
        ),
        _lijst(
            "Fadumo Hodan Amina Halimo Sahra Ifrah Khadra Nasra Hawa Ubah Selam Feven Rahel Senait Luwam Winta Helen "
            "Mehret Almaz Hiwot Saba Bethlehem Asmeret Tsega"
        ),
        _lijst(
            "Abdullahi Mohamed Hassan Warsame Farah Osman Jama Hirsi Abdirahman Ismail Nur Sheikh Tesfamariam "
            "Gebremedhin Weldemichael Kidane Haile Ghebreyesus Tekle Habte Okubay Teklehaimanot Gebreselassie Beyene "
            "Tewolde Woldu Mebrahtu Araya Berhe Yohannes"
        ),
    ),
    "antilliaans": Herkomst(
        3,
        _lijst(
            "Rudsel Jairo Gerald Edgar Angelo Carlos Elvis Jurandy Rignald Shurandy Churandy Quincy Rodney Nelson "
            "Franklin Ruthmar Giovanni Miguel Jason Darryl"
        ),
        _lijst(
            "Xiomara Maritza Rosaline Shurendy Jeannette Solange Ivonne Zulaika Gislaine Rosa Migdalia Carmen Elvira "
            "Thaisa Daisy Mirella Aurora Charlene Sulaika Joyce"
        ),
        _lijst(
            "Martina Maduro Croes Werleman Koolman Tromp Geerman Kelly Wever Figaroa Bernadina Isenia Leito Sambo "
            "Pieternella Cijntje Rosario Sint_Jago Martis Winklaar Hooi Doran Eman Janga Regina Statie"
        ),
    ),
    "oost_aziatisch": Herkomst(
        3,
        _lijst("Wei Jun Ming Hao Chun Kwok Wing Ho Minh Tuan Hung Duc Quang Thanh Long Nam Hai Khoa Jie Lei Bo Feng"),
        _lijst("Mei Ling Xiu Yan Li Hui Fang Na Linh Thi Lan Hoa Thao Huong Ngoc Trang Mai Phuong Yuk Wai Siu Min"),
        _lijst(
            "Wong Chan Cheung Lam Leung Chen Wang Zhang Li Liu Huang Zhao Wu Zhou Nguyen Tran Le Pham Huynh Vu Vo "
            "Dang Bui Do Ho Ngo Lin Xu Yang Zhu"
        ),
    ),
}


def halveer(namen: Sequence[str], *, proef: bool) -> tuple[str, ...]:
    """The half to tune on, or the half to measure (`proef`); every origin and first letter is in both."""
    return tuple(sorted(namen)[int(proef) :: 2])
