// The bytes that a digest is made of, the same on every machine.
#pragma once

#include <bit>
#include <cmath>
#include <cstdint>
#include <string_view>

namespace takt::spec {

/// FNV-1a over a stream of bytes, numbers with the least significant byte first on every machine.
/// \source Fowler, Noll, Vo; offset basis and prime of the 64-bit variant
class DigestStream {
  public:
    void add(std::uint64_t number) {
        for (int byte = 0; byte < 8; ++byte)
            add_byte(static_cast<unsigned char>(number >> (8 * byte)));
    }

    /// With its length before it, so that "ab", "c" is not "a", "bc".
    void add(std::string_view text) {
        add(std::uint64_t{text.size()});
        for (const char letter : text)
            add_byte(static_cast<unsigned char>(letter));
    }

    /// Bit for bit, but without a sign of zero.
    void add(double number) { add(std::bit_cast<std::uint64_t>(number == 0 ? 0.0 : number)); }

    /// To 32 binary digits: what a logarithm or a gamma function returns may differ in the last bits between machines.
    void add_rounded(double number) {
        if (!std::isfinite(number)) return add(number);
        int exponent = 0;
        const double fraction = std::frexp(number, &exponent);
        add(std::round(std::ldexp(fraction, 32)));
        add(static_cast<std::uint64_t>(static_cast<std::int64_t>(exponent)));
    }

    std::uint64_t value() const { return hash_; }

  private:
    void add_byte(unsigned char byte) { hash_ = (hash_ ^ byte) * 0x100000001b3ull; }

    std::uint64_t hash_ = 0xcbf29ce484222325ull;
};

}  // namespace takt::spec
