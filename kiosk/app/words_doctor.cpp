// SPDX-License-Identifier: EUPL-1.2
#include "app/words_table.h"

namespace chancery {

const DoctorsWords doctors_words{{
    {Say::good, {"good", "bon", "goed", "gut"}},
    {Say::look, {"look", "à voir", "kijk", "prüfen"}},
    {Say::bad, {"BAD", "PANNE", "FOUT", "FEHLER"}},
    {Say::about_settings, {"settings", "réglages", "instellingen", "Einstellungen"}},
    {Say::about_show, {"kiosk", "kiosque", "kiosk", "Kiosk"}},
    {Say::about_network, {"network", "réseau", "netwerk", "Netzwerk"}},
    {Say::about_clock, {"clock", "horloge", "klok", "Uhr"}},
    {Say::about_names, {"names", "noms", "namen", "Namen"}},
    {Say::about_source, {"source {1}", "source {1}", "bron {1}", "Quelle {1}"}},
    {Say::about_fonts, {"fonts", "polices", "lettertypen", "Schriften"}},
    {Say::about_display, {"display", "écran", "scherm", "Bildschirm"}},
    {Say::about_card, {"card", "carte", "kaart", "Karte"}},
    {Say::about_power, {"power", "alimentation", "voeding", "Strom"}},

    {Say::settings_todo, {
        "Send this text to the person who wrote the settings. The screen goes on with the settings from before.",
        "Envoyez ce texte à la personne qui a écrit les réglages. L’écran continue avec les réglages précédents.",
        "Stuur deze tekst naar wie de instellingen schreef. Het scherm gaat verder met de vorige instellingen.",
        "Schicken Sie diesen Text an die Person, die die Einstellungen geschrieben hat. Der Bildschirm läuft mit den bisherigen weiter."}},
    {Say::settings_trouble_todo, {
        "Send this text to the person who wrote the settings.", "Envoyez ce texte à la personne qui a écrit les réglages.",
        "Stuur deze tekst naar wie de instellingen schreef.", "Schicken Sie diesen Text an die Person, die die Einstellungen geschrieben hat."}},
    {Say::no_source, {
        "No source is named: only the built-in edition shows.", "Aucune source n’est nommée : seule l’édition d’origine s’affiche.",
        "Er is geen bron genoemd: alleen de ingebouwde editie wordt getoond.", "Keine Quelle ist genannt: nur die eingebaute Ausgabe wird gezeigt."}},
    {Say::no_source_todo, {
        "A technician runs \"chancery setup\" to name a source.", "Un technicien lance « chancery setup » pour nommer une source.",
        "Een technicus start \"chancery setup\" om een bron te noemen.", "Eine Technikerin oder ein Techniker ruft „chancery setup“ auf und nennt eine Quelle."}},
    {Say::settings_good, {"Sources: {1}. No mistakes.", "Sources : {1}. Aucune erreur.", "Bronnen: {1}. Geen fouten.", "Quellen: {1}. Keine Fehler."}},

    {Say::show_good, {"It runs and shows “{1}”.", "Il fonctionne et montre « {1} ».", "Hij werkt en toont “{1}”.", "Er läuft und zeigt „{1}“."}},
    {Say::no_show, {"It does not run.", "Il ne fonctionne pas.", "Hij werkt niet.", "Er läuft nicht."}},
    {Say::no_show_todo, {
        "Pull the device's power plug, wait ten seconds, and plug it in again. If the screen is still dark after two minutes, call the technician.",
        "Débranchez l’appareil, attendez dix secondes et rebranchez-le. Si l’écran reste noir après deux minutes, appelez le technicien.",
        "Trek de stekker van het apparaat uit, wacht tien seconden en steek hem weer in. Blijft het scherm na twee minuten donker, bel dan de technicus.",
        "Ziehen Sie den Netzstecker des Geräts, warten Sie zehn Sekunden und stecken Sie ihn wieder ein. Bleibt der Bildschirm nach zwei Minuten dunkel, rufen Sie den Techniker an."}},
    {Say::show_trouble, {"It runs, and complains: {1}", "Il fonctionne et signale : {1}", "Hij werkt en meldt: {1}", "Er läuft und meldet: {1}"}},
    {Say::show_trouble_todo, {
        "The screen goes on. Send this text to the technician.", "L’écran continue. Envoyez ce texte au technicien.",
        "Het scherm gaat verder. Stuur deze tekst naar de technicus.", "Der Bildschirm läuft weiter. Schicken Sie diesen Text an den Techniker."}},

    {Say::no_address, {
        "The device has no address in any network.", "L’appareil n’a d’adresse dans aucun réseau.",
        "Het apparaat heeft in geen enkel netwerk een adres.", "Das Gerät hat in keinem Netzwerk eine Adresse."}},
    {Say::no_address_todo, {
        "Check that the network cable clicks into the device and into the wall, or that the Wi-Fi works for a telephone next to it. "
        "Then pull the device's power plug, wait ten seconds, and plug it in again.",
        "Vérifiez que le câble réseau s’enclenche dans l’appareil et dans le mur, ou que le Wi-Fi fonctionne pour un téléphone à côté. "
        "Débranchez ensuite l’appareil, attendez dix secondes et rebranchez-le.",
        "Controleer of de netwerkkabel in het apparaat en in de muur vastklikt, of dat de wifi het doet op een telefoon ernaast. "
        "Trek daarna de stekker van het apparaat uit, wacht tien seconden en steek hem weer in.",
        "Prüfen Sie, ob das Netzwerkkabel am Gerät und an der Wand einrastet, oder ob das WLAN auf einem Telefon daneben geht. "
        "Ziehen Sie dann den Netzstecker des Geräts, warten Sie zehn Sekunden und stecken Sie ihn wieder ein."}},
    {Say::no_way_out, {
        "The device has an address ({1}) but knows no way out of the building.", "L’appareil a une adresse ({1}) mais ne connaît aucun chemin vers l’extérieur.",
        "Het apparaat heeft een adres ({1}) maar kent geen weg naar buiten.", "Das Gerät hat eine Adresse ({1}), kennt aber keinen Weg aus dem Haus."}},
    {Say::no_way_out_todo, {
        "Ask the network's administrator whether the network gives a gateway to this device.", "Demandez à l’administrateur du réseau s’il donne une passerelle à cet appareil.",
        "Vraag de netwerkbeheerder of het netwerk dit apparaat een gateway geeft.", "Fragen Sie die Netzwerkverwaltung, ob das Netz diesem Gerät ein Gateway nennt."}},

    {Say::proxy_names, {"The proxy looks names up.", "Le serveur mandataire cherche les noms.", "De proxy zoekt namen op.", "Der Proxy schlägt Namen nach."}},
    {Say::no_name, {"No name server knows {1}.", "Aucun serveur de noms ne connaît {1}.", "Geen enkele naamserver kent {1}.", "Kein Namensserver kennt {1}."}},
    {Say::no_name_todo, {
        "Open that address on a computer in the same network. If it does not open there either, call the network's administrator; if it "
        "does, the device asks the wrong name server: tell the technician.",
        "Ouvrez cette adresse sur un ordinateur du même réseau. Si elle ne s’ouvre pas non plus, appelez l’administrateur du réseau ; si "
        "elle s’ouvre, l’appareil interroge le mauvais serveur de noms : dites-le au technicien.",
        "Open dat adres op een computer in hetzelfde netwerk. Gaat het ook daar niet open, bel dan de netwerkbeheerder; gaat het "
        "wel, dan vraagt het apparaat de verkeerde naamserver: zeg dat de technicus.",
        "Öffnen Sie diese Adresse auf einem Computer im selben Netz. Geht sie auch dort nicht auf, rufen Sie die Netzwerkverwaltung an; geht "
        "sie auf, fragt das Gerät den falschen Namensserver: sagen Sie es dem Techniker."}},
    {Say::names_good, {"Hosts of sources that are known: {1}.", "Serveurs des sources connus : {1}.", "Bekende servers van bronnen: {1}.", "Bekannte Server der Quellen: {1}."}},

    {Say::portal_todo, {
        "The network wants someone to log in. Ask its administrator to let this device through without a login page.",
        "Le réseau demande une connexion. Demandez à son administrateur de laisser passer cet appareil sans page d’accueil.",
        "Het netwerk wil dat iemand inlogt. Vraag de beheerder om dit apparaat zonder inlogpagina door te laten.",
        "Das Netz verlangt eine Anmeldung. Bitten Sie die Verwaltung, dieses Gerät ohne Anmeldeseite durchzulassen."}},
    {Say::certificate_todo, {
        "The connection is not trusted. Look at the line about the clock first; if that is good, call the network's administrator: something in between replaces certificates.",
        "La connexion n’est pas sûre. Regardez d’abord la ligne sur l’horloge ; si elle est bonne, appelez l’administrateur du réseau : quelque chose remplace les certificats en chemin.",
        "De verbinding wordt niet vertrouwd. Kijk eerst naar de regel over de klok; is die goed, bel dan de netwerkbeheerder: iets onderweg vervangt certificaten.",
        "Der Verbindung wird nicht vertraut. Sehen Sie zuerst auf die Zeile über die Uhr; ist sie gut, rufen Sie die Netzwerkverwaltung an: etwas unterwegs ersetzt Zertifikate."}},
    {Say::credentials_todo, {
        "The server does not accept the device's credentials. Send this text to the person who set it up.",
        "Le serveur n’accepte pas les identifiants de l’appareil. Envoyez ce texte à la personne qui l’a installé.",
        "De server aanvaardt de inloggegevens van het apparaat niet. Stuur deze tekst naar wie het heeft ingericht.",
        "Der Server nimmt die Zugangsdaten des Geräts nicht an. Schicken Sie diesen Text an die Person, die es eingerichtet hat."}},
    {Say::gone_todo, {
        "The address is no longer right. Ask the ministry for the new one, and send it to the person who set the device up.",
        "L’adresse n’est plus la bonne. Demandez la nouvelle au ministère et envoyez-la à la personne qui a installé l’appareil.",
        "Het adres klopt niet meer. Vraag het ministerie om het nieuwe en stuur het naar wie het apparaat heeft ingericht.",
        "Die Adresse stimmt nicht mehr. Fragen Sie das Ministerium nach der neuen und schicken Sie sie an die Person, die das Gerät eingerichtet hat."}},
    {Say::wait_todo, {
        "Wait a quarter of an hour. If it stays so, send this text to the people who run that server. The screen goes on with what it has.",
        "Attendez un quart d’heure. Si rien ne change, envoyez ce texte aux personnes qui gèrent ce serveur. L’écran continue avec ce qu’il a.",
        "Wacht een kwartier. Blijft het zo, stuur deze tekst dan naar de beheerders van die server. Het scherm gaat verder met wat het heeft.",
        "Warten Sie eine Viertelstunde. Bleibt es so, schicken Sie diesen Text an die Betreiber des Servers. Der Bildschirm läuft mit dem weiter, was er hat."}},
    {Say::source_good, {"It answers.", "Elle répond.", "Ze antwoordt.", "Sie antwortet."}},

    {Say::clock_good, {"A time service keeps it.", "Un service de temps la règle.", "Een tijdserver houdt ze bij.", "Ein Zeitdienst stellt sie."}},
    {Say::clock_bad, {
        "No time service vouches for the clock: it says {1}.", "Aucun service de temps ne garantit l’horloge : elle indique {1}.",
        "Geen tijdserver staat in voor de klok: ze zegt {1}.", "Kein Zeitdienst bürgt für die Uhr: sie zeigt {1}."}},
    {Say::clock_bad_todo, {
        "Compare this with your own watch. The network must let the device ask a time server (NTP, port 123); until then, what is announced for a certain time waits.",
        "Comparez avec votre montre. Le réseau doit laisser l’appareil interroger un serveur de temps (NTP, port 123) ; d’ici là, ce qui est annoncé pour une heure précise attend.",
        "Vergelijk dit met uw eigen horloge. Het netwerk moet het apparaat een tijdserver laten vragen (NTP, poort 123); tot dan wacht wat voor een bepaalde tijd is aangekondigd.",
        "Vergleichen Sie das mit Ihrer eigenen Uhr. Das Netz muss das Gerät einen Zeitserver fragen lassen (NTP, Port 123); bis dahin wartet, was für eine bestimmte Zeit angekündigt ist."}},
    {Say::clock_unseen, {
        "A time service keeps it, but the kiosk does not see that.", "Un service de temps la règle, mais le kiosque ne le voit pas.",
        "Een tijdserver houdt ze bij, maar de kiosk ziet dat niet.", "Ein Zeitdienst stellt sie, aber der Kiosk sieht das nicht."}},
    {Say::clock_unseen_todo, {
        "Ask again in a minute. If it stays so, a technician looks whether the service may ask for it: SystemCallFilter= needs adjtimex, and ProtectClock= must not be there.",
        "Redemandez dans une minute. Si rien ne change, un technicien regarde si le service peut le demander : SystemCallFilter= a besoin d’adjtimex, et ProtectClock= doit être absent.",
        "Vraag het over een minuut opnieuw. Blijft het zo, dan kijkt een technicus of de dienst ernaar mag vragen: SystemCallFilter= heeft adjtimex nodig, en ProtectClock= mag er niet staan.",
        "Fragen Sie in einer Minute noch einmal. Bleibt es so, sieht ein Techniker nach, ob der Dienst danach fragen darf: SystemCallFilter= braucht adjtimex, und ProtectClock= darf nicht da sein."}},

    {Say::fonts_todo, {
        "A technician installs the package that is named here; until then some languages show boxes.", "Un technicien installe le paquet nommé ici ; d’ici là, certaines langues montrent des carrés.",
        "Een technicus installeert het pakket dat hier genoemd wordt; tot dan tonen sommige talen blokjes.", "Ein Techniker installiert das hier genannte Paket; bis dahin zeigen manche Sprachen Kästchen."}},
    {Say::fonts_good, {
        "Latin, Arabic, Japanese, Thai, Devanagari and Chinese have theirs.", "Le latin, l’arabe, le japonais, le thaï, la devanagari et le chinois ont la leur.",
        "Latijn, Arabisch, Japans, Thais, Devanagari en Chinees hebben het hunne.", "Lateinisch, Arabisch, Japanisch, Thai, Devanagari und Chinesisch haben die ihre."}},

    {Say::display_unknown, {
        "No connector of the kernel's own to look at (a desktop, or a virtual machine).", "Aucune sortie du noyau à examiner (un bureau, ou une machine virtuelle).",
        "Geen aansluiting van de kernel om naar te kijken (een bureaublad of een virtuele machine).", "Kein Anschluss des Kernels zu sehen (ein Desktop oder eine virtuelle Maschine)."}},
    {Say::display_no_card, {
        "The machine knows no graphics card.", "L’appareil ne connaît aucune carte graphique.", "Het apparaat kent geen grafische kaart.", "Das Gerät kennt keine Grafikkarte."}},
    {Say::display_no_card_todo, {
        "A technician looks whether its driver is there: the package firmware-… of its maker, on a Raspberry Pi the line dtoverlay=vc4-kms-v3d in config.txt.",
        "Un technicien regarde si son pilote est là : le paquet firmware-… de son fabricant, sur un Raspberry Pi la ligne dtoverlay=vc4-kms-v3d dans config.txt.",
        "Een technicus kijkt of het stuurprogramma er is: het pakket firmware-… van de maker, op een Raspberry Pi de regel dtoverlay=vc4-kms-v3d in config.txt.",
        "Ein Techniker sieht nach, ob ihr Treiber da ist: das Paket firmware-… ihres Herstellers, auf einem Raspberry Pi die Zeile dtoverlay=vc4-kms-v3d in config.txt."}},
    {Say::display_absent, {
        "No screen answers on any connector.", "Aucun écran ne répond sur aucune sortie.", "Op geen enkele aansluiting antwoordt een scherm.", "An keinem Anschluss antwortet ein Bildschirm."}},
    {Say::display_absent_todo, {
        "Check that the screen is switched on, that it shows the right input, and that the cable sits firmly at both ends. Use the connector of the device that is nearest to its power plug.",
        "Vérifiez que l’écran est allumé, qu’il montre la bonne entrée et que le câble tient bien aux deux bouts. Prenez la sortie de l’appareil la plus proche de sa prise électrique.",
        "Controleer of het scherm aan staat, de juiste ingang toont en of de kabel aan beide kanten vastzit. Neem de aansluiting van het apparaat die het dichtst bij de stroomstekker zit.",
        "Prüfen Sie, ob der Bildschirm eingeschaltet ist, den richtigen Eingang zeigt und ob das Kabel an beiden Enden fest sitzt. Nehmen Sie den Anschluss des Geräts, der seinem Netzstecker am nächsten ist."}},
    {Say::display_good, {"A screen on {1}.", "Un écran sur {1}.", "Een scherm op {1}.", "Ein Bildschirm an {1}."}},

    {Say::card_todo, {
        "Ask a technician to run this as the kiosk's own user (sudo -u chancery chancery doctor). If it says so there, too, the card is worn or switched to read-only: it must be replaced.",
        "Demandez à un technicien de lancer ceci sous l’utilisateur du kiosque (sudo -u chancery chancery doctor). Si le message revient, la carte est usée ou protégée en écriture : il faut la remplacer.",
        "Vraag een technicus dit te starten als de gebruiker van de kiosk (sudo -u chancery chancery doctor). Staat het er dan nog, dan is de kaart versleten of alleen-lezen: ze moet vervangen worden.",
        "Bitten Sie einen Techniker, dies als Benutzer des Kiosks aufzurufen (sudo -u chancery chancery doctor). Steht es auch dort, ist die Karte abgenutzt oder schreibgeschützt: sie muss ersetzt werden."}},
    {Say::card_full, {"Only {1} MB are free.", "Il ne reste que {1} Mo.", "Er is nog maar {1} MB vrij.", "Nur {1} MB sind frei."}},
    {Say::card_full_todo, {
        "A technician makes room, or takes a larger card.", "Un technicien fait de la place ou prend une carte plus grande.", "Een technicus maakt plaats of neemt een grotere kaart.", "Ein Techniker schafft Platz oder nimmt eine größere Karte."}},
    {Say::power_todo, {
        "Use the power supply that came with the device, and no longer cable than its own.", "Utilisez l’alimentation livrée avec l’appareil, sans câble plus long que le sien.",
        "Gebruik de voeding die bij het apparaat hoort, zonder langere kabel dan de eigen.", "Nehmen Sie das Netzteil, das zum Gerät gehört, und kein längeres Kabel als dessen eigenes."}},
    {Say::card_good, {"{1} MB free.", "{1} Mo libres.", "{1} MB vrij.", "{1} MB frei."}},
}};

}  // namespace chancery
