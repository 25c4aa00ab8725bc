#include "cases.hpp"

#include <fstream>
#include <stdexcept>

namespace takt::law {

namespace {

template <class Element>
void add(spec::LineSpec& plant, Element element) {
    spec::FlowSpec flow;
    flow.name = plant.flows.empty() ? spec::Name("line") : spec::Name("flow of " + element.name.text);
    flow.elements.push_back(std::move(element));
    plant.flows.push_back(std::move(flow));
}

void add_sink(spec::LineSpec& plant) {
    spec::SinkSpec sink;
    sink.name = "sink";
    add(plant, sink);
}

spec::SourceSpec saturated(const std::string& to) {
    spec::SourceSpec source;
    source.name = spec::Name("source of " + to);
    source.to = spec::RouteSpec(spec::Ref(to));
    return source;
}

spec::RouteSpec exits(const Json& outputs) {
    if (outputs.size() == 1) return spec::RouteSpec(spec::Ref(outputs[0].at("to").get<std::string>()));
    spec::RouteSpec route;
    route.choice = spec::Choice::share;
    for (const Json& output : outputs)
        route.targets.push_back({spec::Ref(output.at("to").get<std::string>()), output.at("prob").get<double>(), {}});
    return route;
}

spec::FailureSpec failure(const Json& written) {
    spec::FailureSpec failure;
    failure.clock = written.at("mode") == "ODF" ? spec::Clock::operating : spec::Clock::calendar;
    failure.every = law_of(written.at("uptime"));
    failure.repair = law_of(written.at("downtime"));
    if (written.contains("crew")) failure.crew = spec::Ref(written.at("crew").get<std::string>());
    if (written.contains("priority")) failure.priority = written.at("priority").get<std::uint32_t>();
    return failure;
}

spec::StationSpec station_of(const Json& written) {
    spec::StationSpec station;
    station.name = spec::Name(written.at("id").get<std::string>());
    station.machines = written.value("servers", 1u);
    if (written.contains("service")) station.cycle = law_of(written.at("service"));
    for (const Json& step : written.value("operations", Json::array())) {
        spec::OperationSpec operation;
        operation.time = law_of(step.at("time"));
        if (step.contains("resource")) operation.robot = spec::Ref(step.at("resource").get<std::string>());
        station.operations.push_back(operation);
    }
    if (written.contains("failure")) station.failures.push_back(failure(written.at("failure")));
    if (written.contains("priority")) station.priority = written.at("priority").get<std::uint32_t>();
    station.to = exits(written.at("output"));
    return station;
}

/// The buffer of a closed loop in which the carriers stand at first; empty for an open line.
std::string home_of_carriers(const Json& model) {
    return model.contains("initial") ? model.at("initial").begin().key() : std::string();
}

void add_stations(spec::LineSpec& plant, const Json& model) {
    const std::string home = home_of_carriers(model);
    for (const Json& written : model.at("stations")) {
        spec::StationSpec station = station_of(written);
        const auto& inputs = written.at("input");
        if (inputs[0] == "source") add(plant, saturated(station.name.text));
        for (std::size_t i = 1; i < inputs.size(); ++i)
            station.joins.push_back({spec::Ref(inputs[i].get<std::string>()), 1, {}});
        if (!home.empty() && inputs[0] == home) {
            add(plant, saturated(station.name.text));
            station.loads = spec::Ref("carriers");
        }
        if (!home.empty() && station.to->targets[0].to.name == home) {
            station.unloads = spec::Ref("carriers");
            station.to = spec::RouteSpec("sink");
        }
        add(plant, station);
    }
}

spec::Capacity capacity(const Json& written) {
    return written == "inf" ? spec::Capacity::unlimited() : spec::Capacity(written.get<std::uint32_t>());
}

void add_buffers(spec::LineSpec& plant, const Json& model) {
    for (const Json& written : model.value("buffers", Json::array())) {
        const std::string name = written.at("id");
        if (name == home_of_carriers(model)) continue;
        spec::BufferSpec buffer;
        buffer.name = spec::Name(name);
        buffer.capacity = capacity(written.at("capacity"));
        for (const Json& station : model.at("stations"))
            if (station.at("input")[0] == name) buffer.to = spec::RouteSpec(spec::Ref(station.at("id").get<std::string>()));
        add(plant, buffer);
    }
}

void add_arrivals(spec::LineSpec& plant, const Json& model) {
    for (const Json& written : model.value("arrivals", Json::array())) {
        spec::SourceSpec source = saturated(written.at("to"));
        source.every = law_of(written.at("interarrival"));
        source.overflow = spec::Overflow::lose;
        add(plant, source);
    }
}

void add_resources(spec::LineSpec& plant, const Json& model) {
    const auto read = [&](const char* key, auto& list) {
        for (const Json& written : model.value(key, Json::array())) {
            spec::ResourceSpec resource;
            resource.size = written.at("size").get<std::uint32_t>();
            if (written.value("discipline", "FIFO") == "PRIORITY") resource.order = spec::Order::priority;
            list.push_back({spec::Name(written.at("id").get<std::string>()), resource});
        }
    };
    read("crews", plant.crews);
    read("resources", plant.robots);
    if (!model.contains("carriers")) return;
    spec::CarrierSpec carriers;
    carriers.count = model.at("carriers").get<std::uint32_t>();
    for (const Json& buffer : model.at("buffers"))
        if (buffer.at("id") == home_of_carriers(model)) carriers.places = capacity(buffer.at("capacity"));
    plant.carriers.push_back({spec::Name("carriers"), carriers});
}

}  // namespace

const Json& all_cases() {
    static const Json cases = [] {
        std::ifstream file(TAKT_SOURCE_DIR "/tests/data/validation/open.json");
        return Json::parse(file);
    }();
    return cases;
}

const Json& find_case(const std::string& id) {
    for (const Json& each : all_cases())
        if (each.at("id") == id) return each;
    throw std::out_of_range("no case " + id);
}

Distribution law_of(const Json& written) {
    const std::string type = written.at("type");
    const auto number = [&](const char* key) { return written.at(key).get<double>(); };
    if (type == "exponential") return Distribution::of<Exponential>(number("mean"));
    if (type == "deterministic") return Distribution::constant(number("value"));
    if (type == "erlang") return Distribution::of<Erlang>(number("k"), number("mean"));
    if (type == "uniform") return Distribution::of<Uniform>(number("low"), number("high"));
    if (type == "lognormal") return Distribution::of<Lognormal>(number("mean"), number("cv"));
    if (type == "weibull") return Distribution::of<Weibull>(number("shape"), number("scale"));
    if (type == "geometric") return Distribution::of<Geometric>(1 / number("p"), 1.0);
    if (type == "hyperexponential") {
        std::vector<Distribution> parts;
        for (const Json& mean : written.at("means")) parts.push_back(Distribution::of<Exponential>(mean.get<double>()));
        return std::get<Distribution>(Distribution::mixture(written.at("probs").get<std::vector<double>>(), parts));
    }
    throw std::out_of_range("no law " + type);
}

spec::StationSpec station(const std::string& name, const Distribution& cycle) {
    spec::StationSpec station;
    station.name = spec::Name(name);
    station.cycle = cycle;
    return station;
}

spec::LineSpec network(const Json& model) {
    spec::LineSpec plant;
    plant.name = "network";
    add_arrivals(plant, model);
    add_stations(plant, model);
    add_buffers(plant, model);
    add_sink(plant);
    add_resources(plant, model);
    return plant;
}

spec::LineSpec serial(const std::vector<spec::StationSpec>& stations, const std::vector<std::uint32_t>& capacities) {
    spec::LineSpec plant;
    plant.name = "serial";
    plant.flows.push_back({spec::Name("line"), {}});
    auto& line = plant.flows.front().elements;
    spec::SourceSpec source;
    source.name = "source";
    line.push_back(source);
    for (std::size_t i = 0; i < stations.size(); ++i) {
        line.push_back(stations[i]);
        if (i == capacities.size()) break;
        spec::BufferSpec buffer;
        buffer.name = spec::Name("B" + std::to_string(i + 1));
        buffer.capacity = capacities[i];
        line.push_back(buffer);
    }
    spec::SinkSpec sink;
    sink.name = "sink";
    line.push_back(sink);
    return plant;
}

}  // namespace takt::law
