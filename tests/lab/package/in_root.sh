#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# In a clean root, as root: the life of the package. /tmp/before.deb is the version before, /tmp/chancery.deb this one.
#   in_root.sh VERSION
set -u
version=$1
promise() { if [ "$1" -eq 0 ]; then echo "kept: $2"; else echo "BROKEN: $2"; fi; }
files() {
    find / -xdev \( -path /proc -o -path /sys -o -path /dev -o -path /tmp -o -path /var/lib/dpkg -o -path /var/lib/apt \
        -o -path /var/cache -o -path /var/log -o -path /usr/share -o -path /usr/lib -o -path /etc/ssl \) -prune -o -print | sort
    getent passwd | sort
    find /usr /etc /var /run -xdev -iname '*chancery*' | grep -v '^/var/lib/dpkg' | sort
}
install_file() { apt-get install -y -qq --no-install-recommends -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold "$1" >/tmp/apt.log 2>&1; }
as_kiosk() { setpriv --reuid=chancery --regid=chancery --clear-groups env HOME=/var/lib/chancery STATE_DIRECTORY=/var/lib/chancery RUNTIME_DIRECTORY=/run/chancery "$@"; }

apt-get update -qq >/tmp/apt.log 2>&1 || cat /tmp/apt.log
# What it depends on comes first, so that it alone is what comes and goes afterwards.
install_file /tmp/before.deb
promise $? "version $(dpkg-query -W -f '${Version}' chancery) installs by apt, with nothing that it depends on missing"
[ -e /usr/bin/chancery ] || { tail -n 20 /tmp/apt.log; exit 1; }
install_file /tmp/chancery.deb
! grep -q 'as it came with' /etc/chancery/kiosk.json && [ "$(ls /etc/chancery)" = "kiosk.d
kiosk.json" ]
promise $? "settings that nobody touched are those of the new version after an upgrade, without a question"
apt-get purge -y -qq chancery >/tmp/apt.log 2>&1
files >/tmp/files-without
install_file /tmp/before.deb

getent passwd chancery >/dev/null
promise $? "it has a user of its own: $(getent passwd chancery)"
[ -L /etc/systemd/system/multi-user.target.wants/chancery.service ]
promise $? "its service is enabled"
[ -d /etc/chancery/kiosk.d ] && /usr/bin/chancery check /etc/chancery/kiosk.json
promise $? "its example settings are without mistake"
schema=$(sed -n 's/.*"$schema": "\(.*\)".*/\1/p' /etc/chancery/kiosk.json)
[ -s "$schema" ]
promise $? "and name a schema that is there: $schema"
[ -s /usr/share/man/man1/chancery.1.gz ] && [ -s /usr/share/man/man5/chancery.json.5.gz ] && [ -s /usr/share/bash-completion/completions/chancery ] &&
    [ -s /usr/share/zsh/vendor-completions/_chancery ] && [ -s /usr/share/fish/vendor_completions.d/chancery.fish ]
promise $? "manual and completion for three shells are there"

/usr/bin/chancery check /usr/share/doc/chancery/examples/kiosk.json >/tmp/check.log && [ -x /usr/share/doc/chancery/examples/make_image.sh ] &&
    [ -s /usr/share/doc/chancery/examples/statements.conf ] && [ -s /usr/share/doc/chancery/examples/user-data ]
promise $? "and the guide's examples, of which the settings are without mistake"
find /lib/systemd/system /usr/lib/systemd/system -name 'chancery@.service' | grep -q . && [ ! -e /etc/systemd/system/multi-user.target.wants/chancery@.service ]
promise $? "a template for several displays is there, and not enabled"
[ "$(readlink /etc/systemd/system/ctrl-alt-del.target)" = /dev/null ] && [ -s /usr/lib/sysctl.d/60-chancery.conf ] && [ -s /usr/lib/systemd/system.conf.d/chancery.conf ]
promise $? "Ctrl-Alt-Del is masked, Alt-SysRq switched off"

# As the unit would run it, but for the glass.
mkdir -p /run/chancery && chown chancery: /run/chancery
install -d -o chancery -g chancery -m 750 /var/lib/chancery
cat >/tmp/evening.json <<'EOF'
{"playlist": "Evening", "language": "en", "entries": [{"statement": {"title": "Kept over the upgrade", "content_text": "A statement."}}]}
EOF
as_kiosk env SDL_VIDEODRIVER=offscreen /usr/bin/chancery run >/tmp/kiosk.log 2>&1 &
for _ in $(seq 120); do
    as_kiosk /usr/bin/chancery status --json >/tmp/status.json 2>/dev/null && grep -q '"statement"' /tmp/status.json && break
    sleep 1
done
grep -q '"builtin": *true' /tmp/status.json && grep -q human /tmp/status.json
promise $? "with the offscreen driver it shows the built-in edition"
as_kiosk /usr/bin/chancery status | head -n 3
/usr/bin/chancery status | grep -q 'Human Rights' && /usr/bin/chancery doctor >/tmp/doctor.log 2>&1; [ $? -le 2 ] && grep -q 'kiosk: It runs' /tmp/doctor.log
promise $? "root's status and doctor find the service's kiosk without being told where it is"
kiosk=$(sed -n 's/.*"process": *\([0-9][0-9]*\).*/\1/p' /tmp/status.json)
kill -TERM "$kiosk"
for _ in $(seq 100); do kill -0 "$kiosk" 2>/dev/null || break; sleep 0.1; done
! kill -0 "$kiosk" 2>/dev/null
promise $? "and ends on SIGTERM"
install -d -o chancery -g chancery /tmp/pages
as_kiosk /usr/bin/chancery render --out /tmp/pages --for 20s >/tmp/render.log 2>&1
[ "$(find /tmp/pages -name '*.png' -size +20k | wc -l)" -gt 0 ]
promise $? "render draws $(find /tmp/pages -name '*.png' | wc -l) pages"

# What was fetched, and what an administrator wrote, outlive the upgrade.
echo '{"playlists": [{"name": "evening", "file": "/tmp/evening.json"}]} // mine' >/etc/chancery/kiosk.json
as_kiosk /usr/bin/chancery fetch >/tmp/fetch.log 2>&1 || cat /tmp/fetch.log
grep -q '^1 statement' /tmp/fetch.log
promise $? "a statement is fetched: $(tail -n 1 /tmp/fetch.log)"
archive() { find /var/lib/chancery -type f -exec sha256sum {} + | sort; }
archive >/tmp/archive-before
[ -s /tmp/archive-before ]
promise $? "something lies in the archive: $(wc -l </tmp/archive-before) files"
install_file /tmp/chancery.deb
[ "$(dpkg-query -W -f '${Version}' chancery)" = "$version" ]
promise $? "it is upgraded to $version"
grep -q '// mine' /etc/chancery/kiosk.json
promise $? "the settings that an administrator changed are kept"
archive | cmp -s - /tmp/archive-before
promise $? "and the archive is as it was"

apt-get remove -y -qq chancery >/tmp/apt.log 2>&1
grep -q '// mine' /etc/chancery/kiosk.json && [ -d /var/lib/chancery ]
promise $? "removed, it leaves settings and archive"
[ ! -L /etc/systemd/system/ctrl-alt-del.target ]
promise $? "and Ctrl-Alt-Del is the administrator's again"
echo '{}' >/etc/chancery/kiosk.json.before
mkdir -p /etc/chancery/kiosk.d && echo '{}' >/etc/chancery/kiosk.d/10-hours.json
mkdir -p /var/lib/chancery-left
mkdir -p /var/cache/chancery && touch /var/cache/chancery/something
apt-get purge -y -qq chancery >/tmp/apt.log 2>&1
files >/tmp/files-after
diff /tmp/files-without /tmp/files-after
promise $? "purged, it leaves nothing: no file, no user"
echo "the end"
