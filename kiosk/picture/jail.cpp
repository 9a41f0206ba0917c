// SPDX-License-Identifier: EUPL-1.2
#include "picture/jail.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <poll.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <string>
#include <utility>

#include "base/descriptor.h"

namespace chancery {

namespace {

constexpr int jail_failed = 90;  // exit codes of the child
constexpr int jail_finished = 0;

Error cannot(const char* what) {
    return {ErrorKind::full, std::string("cannot ") + what + ": " + std::strerror(errno)};
}

// The pages that this process has mapped already: they count against RLIMIT_AS, and a sanitizer maps terabytes.
rlim_t mapped_bytes() {
    std::array<char, 64> text{};
    const Descriptor statm(open("/proc/self/statm", O_RDONLY | O_CLOEXEC));
    if (statm.get() < 0 || read(statm.get(), text.data(), text.size() - 1) <= 0) _exit(jail_failed);
    return std::strtoull(text.data(), nullptr, 10) * static_cast<rlim_t>(sysconf(_SC_PAGESIZE));
}

void limit(int resource, rlim_t soft, rlim_t hard) {
    const rlimit both{soft, hard};
    if (setrlimit(static_cast<__rlimit_resource>(resource), &both) != 0) _exit(jail_failed);
}

void set_limits(const JailLimits& limits, rlim_t mapped) {
    const rlim_t memory = mapped + limits.memory;
    const auto seconds = static_cast<rlim_t>(limits.cpu_seconds);
    limit(RLIMIT_AS, memory, memory);
    limit(RLIMIT_CPU, seconds, seconds + 1);
    limit(RLIMIT_FSIZE, 0, 0);
    limit(RLIMIT_CORE, 0, 0);
    limit(RLIMIT_NOFILE, 0, 0);
}

// No file of the whole tree, where the kernel has Landlock. Raspberry Pi OS does not; seccomp stands without it.
void shut_file_system() {
    landlock_ruleset_attr everything{};
    everything.handled_access_fs = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;
    const auto rules = static_cast<int>(syscall(SYS_landlock_create_ruleset, &everything, sizeof everything, 0));
    if (rules < 0) return;
    syscall(SYS_landlock_restrict_self, rules, 0);
    close(rules);
}

bool allow(scmp_filter_ctx filter) {
    // The last one is AddressSanitizer's, which asks for the signal stack before a process ends.
    const std::array always{SCMP_SYS(brk),       SCMP_SYS(munmap),       SCMP_SYS(mremap),          SCMP_SYS(madvise),
                            SCMP_SYS(futex),     SCMP_SYS(sched_yield),  SCMP_SYS(exit),            SCMP_SYS(exit_group),
                            SCMP_SYS(getrandom), SCMP_SYS(rt_sigreturn), SCMP_SYS(restart_syscall), SCMP_SYS(sigaltstack)};
    bool done = std::all_of(always.begin(), always.end(), [&](int call) { return seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) == 0; });
    // Fresh memory that is not code: no file, no execution.
    const scmp_arg_cmp not_code{2, SCMP_CMP_MASKED_EQ, PROT_EXEC, 0};
    const scmp_arg_cmp no_file{3, SCMP_CMP_MASKED_EQ, MAP_ANONYMOUS, MAP_ANONYMOUS};
    done = done && seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 2, not_code, no_file) == 0;
    done = done && seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1, not_code) == 0;
    // libjpeg-turbo asks /proc/cpuinfo on ARM before it chooses its vector code, and takes no for an answer.
    return done && seccomp_rule_add(filter, SCMP_ACT_ERRNO(EACCES), SCMP_SYS(openat), 0) == 0;
}

void shut_kernel() {
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
    if (!filter || !allow(filter) || seccomp_load(filter) != 0) _exit(jail_failed);
    seccomp_release(filter);
}

[[noreturn]] void live_in_jail(const JailLimits& limits, const std::function<void()>& work) {
    // It does not outlive the thread that waits for it.
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    prctl(PR_SET_DUMPABLE, 0);
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) _exit(jail_failed);
    const rlim_t mapped = mapped_bytes();
    shut_file_system();
    set_limits(limits, mapped);
    syscall(SYS_close_range, 0U, ~0U, 0U);
    shut_kernel();
    work();
    _exit(jail_finished);
}

// Whether the child ended by itself in time.
Result<bool> ended_in_time(pid_t child, Duration wall) {
    const Descriptor process(static_cast<int>(syscall(SYS_pidfd_open, child, 0)));
    const Descriptor alarm(timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC));
    itimerspec when{};
    when.it_value.tv_sec = wall.count() / 1000;
    when.it_value.tv_nsec = wall.count() % 1000 * 1000000;
    if (process.get() < 0 || alarm.get() < 0 || timerfd_settime(alarm.get(), 0, &when, nullptr) != 0)
        return cannot("watch over a child process");
    std::array<pollfd, 2> both{{{process.get(), POLLIN, 0}, {alarm.get(), POLLIN, 0}}};
    while (poll(both.data(), both.size(), -1) < 0)
        if (errno != EINTR) return cannot("wait for a child process");
    return both[0].revents != 0;
}

int reap(pid_t child) {
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {}
    return status;
}

}  // namespace

Result<SharedMemory> SharedMemory::make(std::size_t size) {
    void* const data = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (data == MAP_FAILED) return cannot("share memory with a child process");
    return SharedMemory(data, size);
}

SharedMemory::SharedMemory(SharedMemory&& other) noexcept : data_(std::exchange(other.data_, nullptr)), size_(other.size_) {}

SharedMemory::~SharedMemory() {
    if (data_) munmap(data_, size_);
}

Result<JailEnd> run_in_jail(const JailLimits& limits, const std::function<void()>& work) {
    const pid_t child = fork();
    if (child < 0) return cannot("start a child process");
    if (child == 0) live_in_jail(limits, work);
    const Result<bool> in_time = ended_in_time(child, limits.wall);
    if (!in_time || !*in_time) kill(child, SIGKILL);
    const int status = reap(child);
    if (!in_time) return in_time.error();
    if (!*in_time) return JailEnd::out_of_time;
    if (WIFSIGNALED(status) && (WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL)) return JailEnd::out_of_time;
    if (WIFEXITED(status) && WEXITSTATUS(status) == jail_failed)
        return Error{ErrorKind::unsupported, "this kernel cannot confine a child process (seccomp), so no foreign picture is opened"};
    return WIFEXITED(status) && WEXITSTATUS(status) == jail_finished ? JailEnd::finished : JailEnd::crashed;
}

}  // namespace chancery
