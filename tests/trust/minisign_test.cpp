// SPDX-License-Identifier: EUPL-1.2
// Against Debian's minisign, which nobody here wrote.
#include "trust/minisign.h"

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "catch.h"
#include "fakes/scratch_folder.h"
#include "trust/kit.h"

using namespace chancery;

namespace {

std::string read(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream all;
    all << file.rdbuf();
    return all.str();
}

void write(const std::string& path, std::string_view bytes) { std::ofstream(path, std::ios::binary) << bytes; }

bool run(const std::string& command) { return std::system((command + " >/dev/null 2>&1").c_str()) == 0; }

const std::string words = "{\"items\": []}\n";

bool is_good(const std::string& signature_file, const PublicKey& key, BytesView bytes) {
    const auto signature = read_signature(signature_file);
    return signature && is_signed_by(key, *signature, bytes);
}

}  // namespace

TEST_CASE("files that minisign signed are accepted, with their trusted comment") {
    const ScratchFolder folder;
    const std::string at = folder.path().string() + "/";
    REQUIRE(run("minisign -G -W -p " + at + "key.pub -s " + at + "key.sec"));
    write(at + "words", words);
    REQUIRE(run("minisign -S -s " + at + "key.sec -t 'chancery role=manifest seq=42' -m " + at + "words"));
    const auto key = read_public_key(read(at + "key.pub"));
    REQUIRE(key);
    const auto signature = read_signature(read(at + "words.minisig"));
    REQUIRE(signature);
    CHECK(signature->trusted_comment == "chancery role=manifest seq=42");
    CHECK(is_signed_by(*key, *signature, words));
    CHECK_FALSE(is_signed_by(*key, *signature, words + " "));
    const std::string id = key->id.hex();  // minisign leaves out zeros in front
    CHECK(read(at + "key.pub").find(id.substr(id.find_first_not_of('0'))) != std::string::npos);
    CHECK(read_public_key(key->text()).ok());
}

TEST_CASE("what we sign is verified by minisign, with keys of either side") {
    const ScratchFolder folder;
    const std::string at = folder.path().string() + "/";
    write(at + "words", words);
    const SecretKey ours = SecretKey::generate();
    write(at + "ours.pub", ours.public_file());
    write(at + "words.minisig", ours.sign(words, "chancery role=manifest seq=7"));
    CHECK(run("minisign -V -p " + at + "ours.pub -m " + at + "words"));

    write(at + "ours.sec", *ours.file(""));
    REQUIRE(run("minisign -S -W -s " + at + "ours.sec -m " + at + "words"));
    CHECK(is_good(read(at + "words.minisig"), ours.public_key(), words));

    REQUIRE(run("minisign -G -W -p " + at + "theirs.pub -s " + at + "theirs.sec"));
    const auto theirs = SecretKey::read(read(at + "theirs.sec"), "");
    REQUIRE(theirs);
    write(at + "words.minisig", theirs->sign(words, "x"));
    CHECK(run("minisign -V -p " + at + "theirs.pub -m " + at + "words"));
}

TEST_CASE("a key behind a password opens with it, and minisign agrees about the file") {
    const ScratchFolder folder;
    const std::string at = folder.path().string() + "/";
    const SecretKey key = SecretKey::generate();
    const auto file = key.file("open sesame");
    REQUIRE(file);
    write(at + "key.sec", *file);
    write(at + "key.pub", key.public_file());
    write(at + "words", words);
    CHECK(run("printf 'open sesame\\n' | minisign -S -s " + at + "key.sec -m " + at + "words"));
    CHECK(run("minisign -V -p " + at + "key.pub -m " + at + "words"));
    CHECK(SecretKey::read(*file, "open sesame")->public_key() == key.public_key());
    CHECK(SecretKey::read(*file, "open barley").error().kind == ErrorKind::refused);
    CHECK(SecretKey::read(*file, "").error().kind == ErrorKind::refused);
}

TEST_CASE("minisign's old kind without a hash is refused") {
    const ScratchFolder folder;
    const std::string at = folder.path().string() + "/";
    REQUIRE(run("minisign -G -W -p " + at + "key.pub -s " + at + "key.sec"));
    write(at + "words", words);
    REQUIRE(run("minisign -S -l -s " + at + "key.sec -m " + at + "words"));
    const auto signature = read_signature(read(at + "words.minisig"));
    CHECK(signature.error().kind == ErrorKind::refused);
}

TEST_CASE("every bit of a signature matters but those of the comment that nobody signs") {
    const SecretKey key = SecretKey::generate();
    const std::string file = key.sign(words, "chancery role=manifest seq=42");
    const std::size_t signed_part = file.find('\n') + 1;
    for (std::size_t bit = signed_part * 8; bit < (file.size() - 1) * 8; ++bit) {
        INFO(bit);
        CHECK_FALSE(is_good(kit::turned(file, bit), key.public_key(), words));
    }
    for (std::size_t length = 0; length + 1 < file.size(); ++length) CHECK_FALSE(is_good(file.substr(0, length), key.public_key(), words));
}

TEST_CASE("another key of the same name signs nothing") {
    const SecretKey key = SecretKey::generate(), other = SecretKey::generate();
    PublicKey disguised = other.public_key();
    disguised.id = key.public_key().id;
    CHECK_FALSE(is_good(key.sign(words, "x"), disguised, words));
}
