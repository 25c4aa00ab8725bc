// Any bytes as a plant, and behind a zero byte as the table `t.csv` beside it: no crash, no hang, no memory exhausted; a plant or
// a SpecError with at least one message.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "takt/yaml/load.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string text(bytes, bytes + size);
    const std::size_t end = text.find('\0');
    std::vector<takt::PlantFile> files{{"fuzz.yaml", text.substr(0, end)}};
    if (end != std::string::npos) files.push_back({"t.csv", text.substr(end + 1)});
    try {
        // No others are read: the fuzzer must not find any.
        (void)takt::load_line_files(files);
    } catch (const takt::SpecError& error) {
        if (error.diagnostics().entries().empty()) std::abort();
    }
    return 0;
}
