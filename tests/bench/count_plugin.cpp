// SPDX-License-Identifier: EUPL-1.2
// A plugin of qemu's user emulation (5.2 or later; its plugin interface, version 1) that counts the instructions a program
// executes and says so at its end: "Collected : N", as callgrind does. Its header is in no package, so that what is used of
// it is declared here.
#include <cstddef>
#include <cstdint>
#include <cstdio>

extern "C" {

using Id = std::uint64_t;
struct qemu_plugin_tb;
struct qemu_info_t;
void qemu_plugin_register_vcpu_tb_trans_cb(Id id, void (*translated)(Id, qemu_plugin_tb*));
std::size_t qemu_plugin_tb_n_insns(const qemu_plugin_tb* block);
void qemu_plugin_register_vcpu_tb_exec_inline(qemu_plugin_tb* block, int operation, void* counter, std::uint64_t by);
void qemu_plugin_register_atexit_cb(Id id, void (*at_exit)(Id, void*), void* what);

[[gnu::visibility("default")]] int qemu_plugin_version = 1;
[[gnu::visibility("default")]] int qemu_plugin_install(Id id, const qemu_info_t* info, int count, char** arguments);
}

namespace {

constexpr int add = 0;
std::uint64_t executed = 0;

void count_block(Id, qemu_plugin_tb* block) { qemu_plugin_register_vcpu_tb_exec_inline(block, add, &executed, qemu_plugin_tb_n_insns(block)); }

void tell(Id, void*) { std::fprintf(stderr, "Collected : %llu\n", static_cast<unsigned long long>(executed)); }

}  // namespace

int qemu_plugin_install(Id id, const qemu_info_t*, int, char**) {
    qemu_plugin_register_vcpu_tb_trans_cb(id, count_block);
    qemu_plugin_register_atexit_cb(id, tell, nullptr);
    return 0;
}
