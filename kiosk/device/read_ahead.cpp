// SPDX-License-Identifier: EUPL-1.2
#include "device/read_ahead.h"

#include <link.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>

namespace chancery {

namespace {

struct Wish {
    std::string_view library;
    int advice;
};

int advise(dl_phdr_info* loaded, std::size_t, void* data) {
    const auto& wish = *static_cast<const Wish*>(data);
    if (std::string_view(loaded->dlpi_name).find(wish.library) == std::string_view::npos) return 0;
    const auto page = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
    for (int i = 0; i < loaded->dlpi_phnum; ++i) {
        const ElfW(Phdr)& part = loaded->dlpi_phdr[i];
        const std::uintptr_t begin = (loaded->dlpi_addr + part.p_vaddr) / page * page;
        if (part.p_type == PT_LOAD) (void)::madvise(reinterpret_cast<void*>(begin), loaded->dlpi_addr + part.p_vaddr + part.p_filesz - begin, wish.advice);
    }
    return 0;
}

}  // namespace

void read_ahead(std::string_view library, bool on) noexcept {
    Wish wish{library, on ? MADV_NORMAL : MADV_RANDOM};
    dl_iterate_phdr(advise, &wish);
}

}  // namespace chancery
