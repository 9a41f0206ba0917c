// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "archive/directory.h"
#include "archive/trial.h"
#include "base/digest.h"
#include "base/geometry.h"
#include "base/instant.h"
#include "edition/seal.h"
#include "trust/keyring.h"
#include "trust/testimony.h"

namespace chancery {

// A signed file of a kept edition: it and its signatures, objects.
struct KeptFile {
    Digest bytes;
    std::vector<Digest> signatures;
};

// What is written down about one source of a kept edition, beside its bytes.
struct KeptSource {
    std::string name;
    std::string url;
    std::string language;
    std::string format;
    std::string etag;           // of the reply that brought the bytes, for If-None-Match; may be empty
    std::string last_modified;  // likewise, for If-Modified-Since
    Digest bytes;               // an object
    // Of a signed source, else empty: the roots that followed the settings' own, the manifest that names the bytes, and the
    // newest one where that is another.
    std::vector<KeptFile> roots{};
    std::optional<KeptFile> manifest{};
    std::optional<KeptFile> newest{};
};

// The record of an edition: everything that is needed to seal it again. The archive keeps the publisher's own bytes,
// not a rendering of them, so whatever checks seal() learns later also guard what was stored before.
struct EditionRecord {
    Instant kept;  // when the sources were read
    std::vector<KeptSource> sources;
    PictureTable pictures;  // absolute address → object
};

// Every object that a record needs so that it can be sealed again.
std::vector<Digest> needed_objects(const EditionRecord& record);

// A kept edition brought back.
struct Restored {
    EditionRecord record;
    Sealed sealed;
    std::vector<SourceBytes> sources;  // as they were sealed, one for each of the record's
    std::vector<std::optional<Testimony>> testimonies;  // likewise; of the signed ones
    std::vector<std::string> notes;  // what was found damaged on the way, a sentence each
};

// Keeps sealed editions on disk: objects named by their content, two generations of records, published by one rename.
// Every object's hash is checked when it is read. One thread at a time; the main thread uses it before the collector
// exists, and afterwards only through its own instance for reading pictures.
class Archive {
public:
    static constexpr std::uint64_t default_quota = std::uint64_t{1} << 30;

    // `quota`: how many bytes all files together may hold. To stay below it, or where the card itself is full, the
    // archive gives up what no generation names, then the generation before the newest; never the newest.
    explicit Archive(Directory& directory, std::uint64_t quota = default_quota) : directory_(directory), quota_(quota) {}

    // The newest edition. What is damaged costs itself, and the notes tell: a picture is left out of the record and of the
    // edition where it is not there, so that it is fetched again (one that is there and damaged shows when it is read); a
    // source is as the generation before has it (a signed one under its newest manifest all the same), or left out where that
    // is damaged, too. A record that is damaged, or has no source that is whole, costs its generation. missing: nothing was
    // ever kept; corrupt: nothing that was can be shown, with the reasons.
    //
    // With a keyring, every source is judged as if it came anew: what is not signed as the settings now want it, was taken
    // back since, or belongs to no source of the settings, is left out of the record and of the edition.
    Result<Restored> restore(const Now& now = {}, Keyring* keyring = nullptr);

    // Stores bytes under their digest; writes nothing where they are there already and whole. full: not even giving up
    // the generation before made room.
    Result<Digest> store(BytesView bytes);
    // corrupt: it is damaged; store() it again to mend it.
    Result<Bytes> object(const Digest& digest, std::size_t max_bytes);

    // Makes this record the newest edition. Its objects must have been stored: it is refused where a source's bytes
    // are missing. The generation before it stays. After an error the newest edition is the one it was.
    Status keep(const EditionRecord& record);

    // Pictures made ready for one screen size (picture/prepare.h), each in its own checked form, kept under the
    // picture's original, its crop (focus point and no_crop: a change of these asks for a new one) and the size.
    // Derived: losing one costs the time to make it again. missing also where the picture has no original; corrupt where
    // the file holds another picture than its name says, which only its reader's checks could not tell.
    Result<Bytes> prepared(const Picture& picture, Size screen, std::size_t max_bytes);
    Status store_prepared(const Picture& picture, Size screen, BytesView bytes);

    // Whether the storage keeps what it is given (archive/trial.h).
    Status try_storage() { return chancery::try_storage(directory_); }

    // Removes what the newest generations do not name, two of them or only one, also what was stored for an edition that was
    // never kept.
    Status sweep(std::size_t generations = 2);

private:
    enum class Reserve { unnamed, generation_before };
    Status write(const std::string& path, BytesView bytes);
    Status write_within_quota(const std::string& path, BytesView bytes);
    Status give_up(Reserve reserve);

    Directory& directory_;
    std::uint64_t quota_;
    std::optional<std::uint64_t> used_;  // counted once, then carried on
    std::set<Digest> unpublished_;       // stored for the next edition: no record names it yet
};

}  // namespace chancery
