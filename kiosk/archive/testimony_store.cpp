// SPDX-License-Identifier: EUPL-1.2
#include "archive/testimony_store.h"

#include "archive/generations.h"
#include "trust/manifest.h"

namespace chancery {
namespace {

Result<KeptFile> store_file(Archive& archive, const SignedFile& file) {
    const auto bytes = archive.store(file.bytes);
    if (!bytes) return bytes.error();
    KeptFile kept{*bytes, {}};
    for (const Bytes& signature : file.signatures) {
        const auto stored = archive.store(signature);
        if (!stored) return stored.error();
        kept.signatures.push_back(*stored);
    }
    return kept;
}

Result<SignedFile> read_file(Directory& directory, const KeptFile& kept, std::size_t max_bytes) {
    auto bytes = read_object(directory, kept.bytes, max_bytes);
    if (!bytes) return bytes.error();
    SignedFile file{std::move(*bytes), {}};
    for (const Digest& digest : kept.signatures) {
        auto signature = read_object(directory, digest, max_signature_bytes);
        if (!signature) return signature.error();
        file.signatures.push_back(std::move(*signature));
    }
    return file;
}

}  // namespace

Status store_testimony(Archive& archive, const Testimony& testimony, KeptSource& source) {
    for (const SignedFile& root : testimony.roots) {
        auto stored = store_file(archive, root);
        if (!stored) return stored.error();
        source.roots.push_back(*std::move(stored));
    }
    auto manifest = store_file(archive, testimony.manifest);
    if (!manifest) return manifest.error();
    source.manifest = *std::move(manifest);
    if (!testimony.newest) return {};
    auto newest = store_file(archive, *testimony.newest);
    if (!newest) return newest.error();
    source.newest = *std::move(newest);
    return {};
}

Result<Testimony> read_testimony(Directory& directory, const KeptSource& source) {
    if (!source.manifest) return {ErrorKind::refused, "it was not signed"};
    Testimony testimony;
    for (const KeptFile& each : source.roots) {
        auto root = read_file(directory, each, max_root_bytes);
        if (!root) return root.error();
        testimony.roots.push_back(*std::move(root));
    }
    auto manifest = read_file(directory, *source.manifest, max_manifest_bytes);
    if (!manifest) return manifest.error();
    testimony.manifest = *std::move(manifest);
    if (!source.newest) return testimony;
    auto newest = read_file(directory, *source.newest, max_manifest_bytes);
    if (!newest) return newest.error();
    testimony.newest = *std::move(newest);
    return testimony;
}

}  // namespace chancery
