// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <dlfcn.h>

namespace chancery {

// A function of a library that was loaded (dlopen). False where it has none of that name.
template <class Function>
bool find(void* library, const char* name, Function& function) {
    function = reinterpret_cast<Function>(dlsym(library, name));
    return function != nullptr;
}

}  // namespace chancery
