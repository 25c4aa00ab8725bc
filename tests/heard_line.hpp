// A line that tells what happens in it, compiled once for all tests that listen: an observer for each would compile the whole
// line anew.
#pragma once

#include <cstdint>

#include "takt/core/time.hpp"
#include "takt/line/line.hpp"
#include "takt/line/observer.hpp"
#include "takt/line/part.hpp"
#include "takt/line/state.hpp"

namespace takt {

/// Derive from it and override what you want to hear; see Unobserved for what it means.
class Listener {
  public:
    Listener() = default;
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;
    virtual ~Listener() = default;

    virtual void entered(SimTime, Index /*source*/, const Part&) {}
    virtual void stored(SimTime, Index /*buffer*/, const Part&) {}
    virtual void fetched(SimTime, Index /*buffer*/) {}
    virtual void taken(SimTime, Index /*buffer*/, const Part&) {}
    virtual void loaded(SimTime, Index /*station*/, Index /*machine*/, const Part&) {}
    virtual void finished(SimTime, Index /*station*/, Index /*machine*/, const Part&) {}
    virtual void left(SimTime, Index /*sink*/, const Part&) {}
    virtual void scrapped(SimTime, const Part&) {}
    virtual void absorbed(SimTime, const Part&) {}
    virtual void split(SimTime, Index /*station*/, Index /*machine*/, const Part&) {}
    virtual void made(SimTime, Index /*station*/, Index /*machine*/, const Part&) {}
    virtual void changed(SimTime, Index /*machine*/, State /*from*/, State /*to*/) {}
    virtual void set_out(Index /*material*/, SimTime /*due*/) {}
    virtual void stock_changed(SimTime, Index /*material*/, std::uint32_t /*pieces there now*/) {}
    virtual void counting_begins(SimTime) {}
};

/// Copies of a line tell the same listener.
struct ToListener : Unobserved {
    ToListener(Listener& who) : listener(&who) {}
    Listener* listener;

    void entered(SimTime now, Index source, const Part& part) { listener->entered(now, source, part); }
    void stored(SimTime now, Index buffer, const Part& part) { listener->stored(now, buffer, part); }
    void fetched(SimTime now, Index buffer) { listener->fetched(now, buffer); }
    void taken(SimTime now, Index buffer, const Part& part) { listener->taken(now, buffer, part); }
    void loaded(SimTime now, Index station, Index machine, const Part& part) { listener->loaded(now, station, machine, part); }
    void finished(SimTime now, Index station, Index machine, const Part& part) {
        listener->finished(now, station, machine, part);
    }
    void left(SimTime now, Index sink, const Part& part) { listener->left(now, sink, part); }
    void scrapped(SimTime now, const Part& part) { listener->scrapped(now, part); }
    void absorbed(SimTime now, const Part& part) { listener->absorbed(now, part); }
    void split(SimTime now, Index station, Index machine, const Part& part) { listener->split(now, station, machine, part); }
    void made(SimTime now, Index station, Index machine, const Part& part) { listener->made(now, station, machine, part); }
    void changed(SimTime now, Index machine, State from, State to) { listener->changed(now, machine, from, to); }
    void set_out(Index material, SimTime due) { listener->set_out(material, due); }
    void stock_changed(SimTime now, Index material, std::uint32_t pieces) { listener->stock_changed(now, material, pieces); }
    void counting_begins(SimTime now) { listener->counting_begins(now); }
};

extern template class Line<ToListener>;

/// \pre the listener outlives it
using HeardLine = Line<ToListener>;

}  // namespace takt
