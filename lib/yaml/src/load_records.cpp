#include "takt/yaml/load_records.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include "folder.hpp"
#include "records.hpp"

namespace takt {

fit::Records load_records(const std::filesystem::path& file, std::vector<Diagnostic>* warnings) {
    Diagnostics diagnostics;
    fit::Records records;
    const auto name = std::make_shared<const std::string>(file.string());
    try {
        records =
            yaml::read_records(yaml::table_file(name, yaml::read_file(file, yaml::most_records_bytes)), diagnostics);
    } catch (const yaml::Mistake& mistake) {
        const auto tell = [&](const yaml::Mistake& each) { diagnostics.error(each.place.value_or(Place{name, 0, 0}), each.message); };
        tell(mistake);
        std::for_each(mistake.others.begin(), mistake.others.end(), tell);
    }
    diagnostics.sort_by_place();
    if (diagnostics.has_errors()) throw SpecError(std::move(diagnostics));
    if (warnings != nullptr) *warnings = diagnostics.entries();
    return records;
}

}  // namespace takt
