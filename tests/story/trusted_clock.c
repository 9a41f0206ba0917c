// SPDX-License-Identifier: EUPL-1.2
// Loaded before the C library (LD_PRELOAD): a machine whose clock a time service keeps, at a time of the story's own. The file that
// $TRUSTED_CLOCK names holds how many seconds its civil time is ahead of this machine's; it is read each time.
// With $NOBODY_KEEPS_IT the program is told that no time service is there.
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/timex.h>
#include <time.h>
#include <unistd.h>

static long ahead(void) {
    long seconds = 0;
    const char* const name = getenv("TRUSTED_CLOCK");
    FILE* const file = name ? fopen(name, "r") : NULL;
    if (!file) return 0;
    if (fscanf(file, "%ld", &seconds) != 1) seconds = 0;
    fclose(file);
    return seconds;
}

int adjtimex(struct timex* kernel) {
    memset(kernel, 0, sizeof *kernel);
    return getenv("NOBODY_KEEPS_IT") ? TIME_ERROR : TIME_OK;
}

int clock_gettime(clockid_t which, struct timespec* time) {
    const int result = (int)syscall(SYS_clock_gettime, which, time);
    if (result == 0 && which == CLOCK_REALTIME) time->tv_sec += ahead();
    return result;
}
