// Runs of designs: each made once, kept, counted, and the same for any number of threads.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <thread>
#include <utility>
#include <vector>

#include "takt/experiment/critical_path.hpp"
#include "takt/experiment/replicate.hpp"
#include "takt/experiment/work_pool.hpp"
#include "takt/tuning/measures.hpp"
#include "takt/tuning/problem.hpp"

namespace takt {

/// A run, by what it depends on.
struct RunKey {
    std::uint64_t digest = 0;  ///< of the plan
    std::uint64_t seed = 1;
    std::uint64_t replication = 0;
};

/// Where finished runs are kept beyond the search, so that one that was ended goes on where it stood. Called by several
/// threads at once.
struct TuningMemory {
    std::function<std::optional<Measures>(const RunKey&)> recall;
    std::function<void(const RunKey&, const Measures&)> keep;
};

/// A run with its critical path.
struct TracedRun {
    Measures measures;
    CriticalPath path;
};

/// The search was asked to stop.
struct TuningStopped {};

class Evaluations {
  public:
    using Id = std::size_t;

    Evaluations(const TuningProblem& problem, TuningMemory memory, unsigned threads, std::stop_token stop)
        : problem_(problem),
          memory_(std::move(memory)),
          threads_(threads > 0 ? threads : std::max(1u, std::thread::hardware_concurrency())),
          stop_(std::move(stop)) {}

    Id id_of(const Design& design) {
        const auto [known, is_new] = ids_.emplace(design, entries_.size());
        if (is_new) entries_.push_back({design, {}, {}});
        return known->second;
    }

    const Design& design(Id id) const { return entries_[id].design; }
    std::size_t designs() const { return entries_.size(); }
    const TuningProblem& problem() const { return problem_; }

    /// Kept for the last designs only; a plan is made again when it is asked for later.
    std::shared_ptr<const Plan> plan(Id id) {
        Entry& entry = entries_[id];
        if (!entry.plan) {
            entry.plan = std::make_shared<const Plan>(problem_.plan(entry.design));
            with_plan_.push_back(id);
            if (with_plan_.size() > most_plans) {
                entries_[with_plan_.front()].plan.reset();
                with_plan_.pop_front();
            }
        }
        return entries_[id].plan;
    }

    /// Makes the runs `first` to `first + count - 1` of each design, those that are not made yet, on all threads.
    /// \throws TuningStopped
    void run(const std::vector<Id>& ids, std::uint64_t first, std::uint64_t count) {
        std::vector<Job> jobs;
        for (const Id id : ids)
            for (std::uint64_t r = first; r < first + count; ++r)
                if (entries_[id].runs.find(r) == entries_[id].runs.end()) jobs.push_back({id, r, {}});
        if (jobs.empty()) return;
        make(jobs);
        for (const Job& job : jobs) entries_[job.id].runs.emplace(job.replication, job.measures);
        runs_ += jobs.size();
    }
    void run(Id id, std::uint64_t first, std::uint64_t count) { run(std::vector<Id>{id}, first, count); }

    /// The runs `0` to `count - 1` with their critical paths. Those that were made before are made, and counted, again.
    /// \throws TuningStopped
    std::vector<TracedRun> trace(Id id, std::uint64_t count) {
        const std::shared_ptr<const Plan> plan = this->plan(id);
        std::vector<TracedRun> traced(count);
        in_parallel(count, [&](std::size_t r) {
            const TracedReplication run = trace_critical_path(*plan, problem_.seed, r, stop_);
            if (run.result.interrupted) return;
            traced[r] = {measures_of(*plan, run.result), run.path};
            keep({plan->digest, problem_.seed, r}, traced[r].measures);
        });
        for (std::uint64_t r = 0; r < count; ++r) entries_[id].runs.emplace(r, traced[r].measures);
        runs_ += count;
        return traced;
    }

    /// \pre it has been run
    const Measures& at(Id id, std::uint64_t replication) const { return entries_[id].runs.at(replication); }
    bool has(Id id, std::uint64_t replication) const { return entries_[id].runs.count(replication) > 0; }

    /// Runs `0` to `count - 1` are made, and not that of number `count`.
    std::uint64_t made(Id id) const {
        std::uint64_t count = 0;
        while (has(id, count)) ++count;
        return count;
    }

    /// Calls `each(0)` to `each(count - 1)` on all threads.
    /// \throws TuningStopped
    template <class Work>
    void in_parallel(std::size_t count, const Work& each) {
        for_each_piece(count, threads_, stop_, each);
        if (stop_.stop_requested()) throw TuningStopped{};
    }

    /// How many were made or recalled.
    std::uint64_t runs() const { return runs_; }
    const std::stop_token& stop() const { return stop_; }
    unsigned threads() const { return threads_; }

  private:
    static constexpr std::size_t most_plans = 64;

    struct Entry {
        Design design;
        std::shared_ptr<const Plan> plan;
        std::map<std::uint64_t, Measures> runs;
    };

    struct Job {
        Id id;
        std::uint64_t replication;
        Measures measures;
        std::shared_ptr<const Plan> plan = nullptr;
    };

    void make(std::vector<Job>& jobs) {
        // Few designs at a time, so that their plans stay.
        for (std::size_t begin = 0; begin < jobs.size();) {
            std::size_t end = begin;
            std::size_t designs = 0;
            while (end < jobs.size() && designs <= most_plans / 2) {
                if (end == begin || jobs[end].id != jobs[end - 1].id) ++designs;
                if (designs > most_plans / 2) break;
                jobs[end].plan = plan(jobs[end].id);
                ++end;
            }
            make_some(jobs, begin, end);
            begin = end;
        }
    }

    void make_some(std::vector<Job>& jobs, std::size_t begin, std::size_t end) {
        in_parallel(end - begin, [&](std::size_t j) { make_one(jobs[begin + j]); });
    }

    void keep(const RunKey& key, const Measures& measures) const {
        if (memory_.keep) memory_.keep(key, measures);
    }

    void make_one(Job& job) const {
        const RunKey key{job.plan->digest, problem_.seed, job.replication};
        if (memory_.recall) {
            if (const auto known = memory_.recall(key)) {
                job.measures = *known;
                return;
            }
        }
        const ReplicationResult result = replicate(*job.plan, problem_.seed, job.replication, stop_);
        if (result.interrupted) return;
        job.measures = measures_of(*job.plan, result);
        keep(key, job.measures);
    }

    const TuningProblem& problem_;
    TuningMemory memory_;
    unsigned threads_;
    std::stop_token stop_;
    std::map<Design, Id> ids_;
    std::vector<Entry> entries_;
    std::deque<Id> with_plan_;
    std::uint64_t runs_ = 0;
};

}  // namespace takt
