#include "check_resources.hpp"

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "takt/spec/checking.hpp"

namespace takt::spec {
namespace {

/// A bit each, when a member is sought.
constexpr std::size_t most_skills = 64;

/// What the members of each crew can do, collected once: many failures may ask the same crew.
class CrewSkills {
  public:
    explicit CrewSkills(const LineSpec& plant) {
        for (const auto& crew : plant.crews) {
            auto& skills = by_crew_.emplace_back();
            for (const MembersSpec& members : crew.value.members)
                for (const Name& skill : members.skills)
                    skills.insert(skill.text);
        }
    }

    const std::set<std::string_view>& of(std::size_t crew) const { return by_crew_[crew]; }

  private:
    std::vector<std::set<std::string_view>> by_crew_;
};

/// For failures and maintenance: who comes, and what they must be able to do.
template <class Stop>
void check_crew(Checking& checking, const CrewSkills& crew_skills, const Stop& stop, const Subject& subject) {
    if (stop.skill && !stop.crew) {
        checking.findings.error(stop.skill->at.line > 0 ? stop.skill->at : stop.at, subject,
                                "expected the key `crew` beside `skill`, found none");
        return;
    }
    if (!stop.crew) return;
    checking.resolve(*stop.crew, Thing::crew, subject);
    if (!stop.skill || !checking.known.has(Thing::crew, stop.crew->name)) return;
    const auto& skills = crew_skills.of(checking.known.position(Thing::crew, stop.crew->name));
    if (skills.count(stop.skill->text) > 0) return;
    std::string hint;
    if (skills.empty()) hint = "; its members have none";
    if (skills.size() <= most_skills && !checking.findings.full()) hint += did_you_mean(stop.skill->text, skills);
    checking.findings.error(
        stop.skill->at, subject,
        "expected a skill of the crew " + in_quotes(stop.crew->name) + ", found " + in_quotes(stop.skill->text) + hint);
}

void check_operations(Checking& checking, const std::vector<OperationSpec>& operations, const Subject& subject) {
    for (const OperationSpec& operation : operations) {
        checking.resolve(operation.robot, Thing::robot, subject);
        checking.resolve(operation.operators, Thing::operators, subject);
    }
}

void check_needs_of(Checking& checking, const CrewSkills& skills, const StationSpec& station,
                    const Subject& subject) {
    checking.resolve(station.calendar, Thing::calendar, subject);
    checking.resolve(station.robot, Thing::robot, subject);
    checking.resolve(station.operators, Thing::operators, subject);
    check_operations(checking, station.operations, subject);
    for (const SetupSpec& setup : station.setup)
        checking.resolve(setup.operators, Thing::operators, subject);
    for (const FailureSpec& failure : station.failures)
        check_crew(checking, skills, failure, subject);
    for (const MaintenanceSpec& maintenance : station.maintenance)
        check_crew(checking, skills, maintenance, subject);
    for (const RobotSpec& robot : station.robots) {
        check_operations(checking, robot.operations, subject);
        for (const FailureSpec& failure : robot.failures)
            check_crew(checking, skills, failure, subject);
    }
}

void check_members(Checking& checking, const Named<ResourceSpec>& resource, std::string_view word) {
    const Subject subject = subject_of(resource, word);
    checking.resolve(resource.value.calendar, Thing::calendar, subject);
    std::set<std::string_view> skills;
    for (const MembersSpec& members : resource.value.members)
        for (const Name& skill : members.skills)
            skills.insert(skill.text);
    if (skills.size() > most_skills)
        checking.findings.error(subject,
                                "expected at most 64 different skills, found " + std::to_string(skills.size()));
    if (resource.value.members.empty()) return;
    std::uint64_t sum = 0;
    for (const MembersSpec& members : resource.value.members)
        sum += members.count;
    const std::uint64_t size = resource.value.size;
    if (size != 1 && size != sum)
        checking.findings.error(subject, "`size`: expected the number of members, " + std::to_string(sum) + ", found " +
                                             std::to_string(size));
}

}  // namespace

void check_resources(Checking& checking) {
    for (const auto& crew : checking.plant.crews)
        check_members(checking, crew, "crew");
    for (const auto& team : checking.plant.operators)
        check_members(checking, team, "operators");
    for (const auto& robot : checking.plant.robots)
        check_members(checking, robot, "robot");
    const CrewSkills skills(checking.plant);
    for_each_element<StationSpec>(checking, [&](const StationSpec& station, const Subject& subject) {
        check_needs_of(checking, skills, station, subject);
    });
    checking.resolve(checking.plant.run.calendar, Thing::calendar, {"run", nullptr, &checking.plant.run.at});
}

}  // namespace takt::spec
