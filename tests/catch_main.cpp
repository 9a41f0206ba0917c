// SPDX-License-Identifier: EUPL-1.2
#if !__has_include(<catch2/catch_all.hpp>)  // the later Catch2 brings its own main
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
#endif

// Read by LeakSanitizer where a test is built with it: libhyphen forgets some hundred bytes of every pattern file.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:libhyphen.so\n"; }
