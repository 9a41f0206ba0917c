// SPDX-License-Identifier: EUPL-1.2
#include "edition/edition_digest.h"

#include <bit>

#include "base/running_digest.h"

namespace chancery {

namespace {

// Takes the fields of a statement; the order is the format, version 1.
class Spelling {
public:
    // Seven bits an octet, the lowest first; the eighth says that more follow.
    Spelling& number(std::uint64_t value) {
        for (; value >= 0x80; value >>= 7) out_.add(static_cast<char>(0x80 | (value & 0x7F)));
        out_.add(static_cast<char>(value));
        return *this;
    }
    Spelling& text(std::string_view value) {
        number(value.size());
        out_.add(value);
        return *this;
    }
    template <class Optional>
    Spelling& maybe(const Optional& value) {
        number(static_cast<bool>(value));
        if (value) add(*value);
        return *this;
    }
    template <class T>
    Spelling& list(const std::vector<T>& values) {
        number(values.size());
        for (const T& value : values) add(value);
        return *this;
    }

    void add(const std::string& value) { text(value); }
    void add(const Instant& value) { number(static_cast<std::uint64_t>(value.time_since_epoch().count())); }
    void add(const Digest& value) { text({reinterpret_cast<const char*>(value.octets.data()), value.octets.size()}); }
    void add(const Speaker& value) { text(value.name).text(value.office); }
    void add(const LocalNames& value) { text("names").text(value.issuer).text(value.place).text(value.credit).maybe(value.speaker); }
    void add(const Emphasis& value) { number(value.begin).number(value.end).number(value.strong); }
    void add(const Block& value) { number(static_cast<std::uint64_t>(value.kind)).text(value.text).list(value.emphasis); }
    void add(const Picture& value) {
        text(value.url).text(value.alt).text(value.credit);
        number(std::bit_cast<std::uint64_t>(value.focus_x)).number(std::bit_cast<std::uint64_t>(value.focus_y));
        number(value.no_crop).number(value.no_motion).maybe(value.expected).maybe(value.original);
    }
    void add(const Version& value) {
        text(value.language).text(value.title).list(value.body).text(value.summary).text(value.link).maybe(value.picture);
        if (value.names) add(*value.names);  // only then, so that others keep the digests they had
    }
    void add(const Statement& value) {
        text(value.id).text(value.source).text(value.issuer);
        number(static_cast<std::uint64_t>(value.kind)).number(static_cast<std::uint64_t>(value.urgency));
        list(value.versions).maybe(value.picture).maybe(value.speaker);
        maybe(value.issued).maybe(value.show_from).maybe(value.show_until).list(value.tags).number(value.listed);
        text(value.number).text(value.place).maybe(value.begins).maybe(value.ends).number(value.verified).number(value.evergreen);
        if (value.revised) text("revised").maybe(value.revised);  // last, so that others keep the names they had
    }

    Digest digest() { return out_.digest(); }

private:
    RunningDigest out_;
};

}  // namespace

Digest digest_of(const Statement& statement) {
    Spelling spelling;
    spelling.add(statement);
    return spelling.digest();
}

Digest digest_of(const std::vector<Digest>& statements, const std::vector<Digest>& playlists) {
    return Spelling().list(statements).list(playlists).digest();
}

}  // namespace chancery
