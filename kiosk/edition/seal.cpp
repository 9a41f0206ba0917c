// SPDX-License-Identifier: EUPL-1.2
#include "edition/seal.h"

#include <algorithm>
#include <optional>

#include "edition/edition_digest.h"
#include "edition/id_table.h"
#include "edition/playlist_links.h"
#include "edition/playlist_reader.h"
#include "edition/read_source.h"
#include "edition/statement.h"

namespace chancery {

Edition::Edition(std::vector<Statement> statements, std::vector<Playlist> playlists, Digest digest)
    : statements_(std::move(statements)), playlists_(std::move(playlists)), digest_(digest) {
    std::vector<std::pair<Instant, std::size_t>> dates;
    dates.reserve(statements_.size());
    for (const Statement& statement : statements_) dates.emplace_back(statement.issued.value_or(Instant::min()), dates.size());
    std::sort(dates.begin(), dates.end(), [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
    newest_first_.reserve(dates.size());
    for (const auto& [issued, index] : dates) newest_first_.push_back(index);
}

const Statement* Edition::find(std::string_view id) const {
    const auto found = std::find_if(statements_.begin(), statements_.end(), [&](const Statement& s) { return s.id == id; });
    return found == statements_.end() ? nullptr : &*found;
}

namespace {

// As roots name it (trust/root.h).
std::string kind_name(Statement::Kind kind) {
    switch (kind) {
        case Statement::Kind::statement: return "statement";
        case Statement::Kind::quotation: return "quotation";
        case Statement::Kind::condolence: return "condolence";
        case Statement::Kind::notice: return "notice";
        case Statement::Kind::event: return "event";
    }
    return "";
}

}  // namespace

// Gathers the statements of all sources, one edition's worth, and rules on each item.
class Sealer {
public:
    explicit Sealer(const PictureTable& pictures) : pictures_(pictures) {}

    Status add(const SourceBytes& source) {
        if (!source.warrant) return add_read(source);
        auto opened = source.warrant->open(source.url, source.bytes);
        if (!opened && opened.error().kind == ErrorKind::missing) return {};  // its time has not come
        if (!opened) return opened.error();
        std::string format = source.format == "auto" && is_playlist(*opened) ? std::string(playlist_format) : source.format;
        return add_read({source.name, source.url, source.language, std::move(format), *std::move(opened), source.warrant});
    }

    Sealed seal() && {
        const Digest digest = digest_of(statement_digests_, playlist_digests_);
        join_playlists(playlists_, links_);
        return {EditionPtr(new Edition(std::move(statements_), std::move(playlists_), digest)), std::move(report_), holds_recalled_};
    }

private:
    using Fate = ItemReport::Fate;

    // Where a statement comes from.
    struct Origin {
        std::size_t source;     // the how manieth
        std::size_t renamings;  // how often its source's name was put before its id
        bool operator==(const Origin&) const = default;
    };

    Status add_read(const SourceBytes& source) {
        ++sources_;
        if (source.format == playlist_format) return add_playlist(source);
        return read_source(source, [&](Draft&& draft) { take(std::move(draft), source); });
    }

    // What its source's keys have to say of it.
    void vet(Statement& statement, Draft& draft, const WarrantPtr& warrant) {
        if (!warrant && draft.signatures > 0) draft.refuse(draft.pointer + ": it demands signatures, and its source is not signed");
        if (!warrant) return;
        statement.verified = true;
        if (warrant->withdraws(statement.id)) {
            draft.drop(Fate::filtered, "recalled by its publisher");
            holds_recalled_ = true;
        }
        if (!warrant->manifest->is_enough_for(kind_name(statement.kind), draft.signatures))
            draft.refuse(draft.pointer + ": it must be signed with more keys than the " + std::to_string(warrant->manifest->keys().size()) + " that signed its manifest");
    }

    // Where the draft became a statement, or a part of one: its index.
    std::optional<std::size_t> take(Draft&& draft, const SourceBytes& source) {
        std::optional<std::size_t> index;
        if (draft.fate == Fate::shown) {
            auto made = make_statement(draft, source, pictures_);
            if (made) made->listed = source.format == playlist_format;
            if (made) vet(*made, draft, source.warrant);
            if (made && draft.fate == Fate::shown) index = place(std::move(*made), draft);
            else if (!made) draft.refuse(draft.pointer + ": " + made.error().message);
        }
        report(draft, source);
        return index;
    }

    Status add_playlist(const SourceBytes& source) {
        auto read = read_playlist(source);
        if (!read) return read.error();
        std::vector<std::string> links;
        for (PlaylistDraft::Line& line : read->lines) {
            if (line.draft) line.entry.statement = take(std::move(*line.draft), source);
            if (!line.link.empty()) read->playlist.links.push_back(line.link);
            links.push_back(std::move(line.link));
            read->playlist.entries.push_back(std::move(line.entry));
        }
        playlists_.push_back(std::move(read->playlist));
        links_.push_back(std::move(links));
        playlist_digests_.push_back(sha256(source.name + '\n' + source.url + '\n' + source.language + '\n' + source.bytes));
        return {};
    }

    // An id that stood before in this source: another language of the same statement, or the same thing again. In an
    // earlier source: two publishers use it for different things, and the later one's name is put before it.
    std::size_t place(Statement&& statement, Draft& draft) {
        for (Origin origin{sources_, 0};; ++origin.renamings) {
            const std::size_t index = ids_.number_of(statement.id, [&](std::size_t number) -> const std::string& { return statements_[number].id; });
            if (index == statements_.size()) {
                statement_digests_.push_back(digest_of(statement));
                statements_.push_back(std::move(statement));
                origins_.push_back(origin);
                return index;
            }
            if (origins_[index] == origin) {
                join(statements_[index], std::move(statement), draft);
                statement_digests_[index] = digest_of(statements_[index]);
                return index;
            }
            statement.id = statement.source + '/' + statement.id;
        }
    }

    static void join(Statement& known, Statement&& more, Draft& draft) {
        if (more == known) return draft.drop(Fate::merged, "the same item stands above");
        const Status added = add_versions(known, more);
        if (added) draft.drop(Fate::merged, "shown as another language of the item with the same id above");
        else draft.refuse(draft.pointer + ": " + added.error().message);
    }

    // All of them or none. What appears together appears when the last may, and ends when the first must.
    static Status add_versions(Statement& statement, Statement& more) {
        for (const Version& version : more.versions)
            for (const Version& other : statement.versions)
                if (other.language == version.language)
                    return {ErrorKind::refused, "its id \"" + statement.id + "\" belongs to an item above in the same language (\"" +
                                                    version.language + "\"); the first one stays"};
        for (Version& version : more.versions) statement.versions.push_back(std::move(version));
        if (more.show_from) statement.show_from = std::max(statement.show_from, more.show_from);
        if (more.show_until && (!statement.show_until || *more.show_until < *statement.show_until)) statement.show_until = more.show_until;
        return {};
    }

    void report(Draft& draft, const SourceBytes& source) {
        std::string reason = std::move(draft.reason);
        if (draft.fate == Fate::shown)
            for (const std::string& note : draft.notes) reason += (reason.empty() ? "" : "; ") + note;
        report_.push_back({source.name, draft.item, std::move(draft.id), draft.fate, std::move(reason), draft.place.line, draft.place.column});
    }

    const PictureTable& pictures_;
    std::vector<Statement> statements_;
    std::vector<Digest> statement_digests_;
    std::vector<Playlist> playlists_;
    std::vector<std::vector<std::string>> links_;  // of each playlist's entries
    std::vector<Digest> playlist_digests_;
    std::vector<ItemReport> report_;
    bool holds_recalled_ = false;
    IdTable ids_;  // of the statements, by the id that each has in the edition
    std::vector<Origin> origins_;
    std::size_t sources_ = 0;
};

Result<Sealed> seal(const std::vector<SourceBytes>& sources, const PictureTable& pictures) {
    Sealer sealer(pictures);
    for (const SourceBytes& source : sources)
        if (const Status added = sealer.add(source); !added) return added.error();
    return std::move(sealer).seal();
}

// Begun anew after each that cannot be: some of its items may have been taken before that showed.
Sealed seal_what_can_be(const std::vector<SourceBytes>& sources, const PictureTable& pictures, std::map<std::size_t, Error>& left_out) {
    for (;;) {
        Sealer sealer(pictures);
        Status added;
        for (std::size_t i = 0; i < sources.size() && added; ++i) {
            if (left_out.contains(i)) continue;
            added = sealer.add(sources[i]);
            if (!added) left_out.emplace(i, added.error());
        }
        if (added) return std::move(sealer).seal();
    }
}

}  // namespace chancery
