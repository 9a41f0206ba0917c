// SPDX-License-Identifier: EUPL-1.2
#include "app/asked_kiosk.h"

#include <grp.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

namespace chancery {

std::string asked_state(const std::string& named, const Environment& environment) {
    if (!named.empty()) return named;
    const bool of_service = !environment.state_is_given && ::access(environment.service_state.c_str(), R_OK | X_OK) == 0;
    return of_service ? environment.service_state : environment.state_folder;
}

Status become_owner(const std::string& folder) {
    struct stat info {};
    if (::geteuid() != 0 || ::stat(folder.c_str(), &info) != 0 || info.st_uid == 0) return {};
    const passwd* const user = ::getpwuid(info.st_uid);
    const bool grouped = user ? ::initgroups(user->pw_name, info.st_gid) == 0 : ::setgroups(0, nullptr) == 0;
    if (grouped && ::setgid(info.st_gid) == 0 && ::setuid(info.st_uid) == 0) return {};
    return {ErrorKind::refused, "the user of " + folder + " cannot be taken on; run this as that user (sudo -u chancery …)"};
}

}  // namespace chancery
