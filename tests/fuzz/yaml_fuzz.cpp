// Any bytes as a plant: no crash, no hang, no memory exhausted; a plant or a SpecError with at least one message.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "takt/yaml/load.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string text(bytes, bytes + size);
    try {
        // A folder without files: the fuzzer must not find any.
        (void)takt::load_line_text(text, "fuzz.yaml", "/nonexistent");
    } catch (const takt::SpecError& error) {
        if (error.diagnostics().entries().empty()) std::abort();
    }
    return 0;
}
