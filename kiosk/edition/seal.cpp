// SPDX-License-Identifier: EUPL-1.2
#include "edition/seal.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "edition/edition_digest.h"
#include "edition/read_source.h"
#include "edition/statement.h"

namespace chancery {

const Statement* Edition::find(std::string_view id) const {
    const auto found = std::find_if(statements_.begin(), statements_.end(), [&](const Statement& s) { return s.id == id; });
    return found == statements_.end() ? nullptr : &*found;
}

// Gathers the statements of all sources, one edition's worth, and rules on each item.
class Sealer {
public:
    explicit Sealer(const PictureTable& pictures) : pictures_(pictures) {}

    Status add(const SourceBytes& source) {
        by_id_.clear();
        return read_source(source, [&](Draft draft) { take(std::move(draft), source); });
    }

    Sealed seal() && {
        const Digest digest = digest_of(statements_);
        statements_.shrink_to_fit();
        return {EditionPtr(new Edition(std::move(statements_), digest)), std::move(report_)};
    }

private:
    using Fate = ItemReport::Fate;

    void take(Draft draft, const SourceBytes& source) {
        if (draft.fate == Fate::shown) {
            auto made = make_statement(draft, source, pictures_);
            if (made) place(std::move(*made), draft);
            else draft.refuse(draft.pointer + ": " + made.error().message);
        }
        report(draft, source);
    }

    // An id that stood before in this source: another language of the same statement, or the same thing again.
    void place(Statement statement, Draft& draft) {
        const auto [known, is_new] = by_id_.try_emplace(statement.id, statements_.size());
        if (is_new) {
            make_id_unique(statement);
            statements_.push_back(std::move(statement));
            return;
        }
        if (statement == statements_[known->second]) return draft.drop(Fate::merged, "the same item stands above");
        const Status added = add_versions(statements_[known->second], statement);
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

    // Two publishers may use the same id for different things; the later source's name is put before it.
    void make_id_unique(Statement& statement) {
        while (!ids_.insert(statement.id).second) statement.id = statement.source + '/' + statement.id;
    }

    void report(Draft& draft, const SourceBytes& source) {
        std::string reason = std::move(draft.reason);
        if (draft.fate == Fate::shown)
            for (const std::string& note : draft.notes) reason += (reason.empty() ? "" : "; ") + note;
        report_.push_back({source.name, draft.item, std::move(draft.id), draft.fate, std::move(reason), draft.place.line, draft.place.column});
    }

    const PictureTable& pictures_;
    std::vector<Statement> statements_;
    std::vector<ItemReport> report_;
    std::unordered_map<std::string, std::size_t> by_id_;  // of the present source
    std::unordered_set<std::string> ids_;
};

Result<Sealed> seal(const std::vector<SourceBytes>& sources, const PictureTable& pictures) {
    Sealer sealer(pictures);
    for (const SourceBytes& source : sources)
        if (const Status added = sealer.add(source); !added) return added.error();
    return std::move(sealer).seal();
}

}  // namespace chancery
