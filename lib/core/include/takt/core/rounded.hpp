// Sums of products with the same bits whether or not the processor can do both at once.
#pragma once

namespace takt {

/// The value as it is when rounded to a double. A compiler that may join a product and a sum into one instruction, as with
/// -march=native, would round only once; of `rounded(a * b) + c` it makes two steps on every machine. Costs nothing.
inline double rounded(double value) {
#if defined(__x86_64__)
    __asm__("" : "+x"(value));
#elif defined(__aarch64__)
    __asm__("" : "+w"(value));
#elif defined(__GNUC__)
    __asm__("" : "+m"(value));
#endif
    return value;
}

}  // namespace takt
