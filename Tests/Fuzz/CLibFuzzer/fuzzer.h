#pragma once

#include <stddef.h>
#include <stdint.h>

/// The target, of which each program has one.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/// libFuzzer as a library (https://llvm.org/docs/LibFuzzer.html): runs until its arguments or a fault end it.
int LLVMFuzzerRunDriver(int *count, char ***arguments, int (*target)(const uint8_t *data, size_t size));
