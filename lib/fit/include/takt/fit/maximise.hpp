// The top of a smooth function of one or two variables, and how pointed it is.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace takt::fit {

template <std::size_t N>
using Point = std::array<double, N>;

namespace detail {

template <std::size_t N>
Point<N> between(const Point<N>& from, const Point<N>& to, double share) {
    Point<N> point;
    for (std::size_t i = 0; i < N; ++i)
        point[i] = from[i] + share * (to[i] - from[i]);
    return point;
}

/// A simplex that walks uphill.
/// \source Nelder, Mead, A simplex method for function minimization, Computer Journal 7(4), 1965
template <std::size_t N, class Function>
class Simplex {
  public:
    Simplex(const Function& height, const Point<N>& start, double size) : height_(height) {
        for (std::size_t i = 0; i <= N; ++i) {
            corners_[i].at = start;
            if (i > 0) corners_[i].at[i - 1] += size;
            corners_[i].height = height_(corners_[i].at);
        }
    }

    Point<N> climb(double tolerance, int most_steps) {
        sort();
        for (int step = 0; step < most_steps && width() > tolerance; ++step)
            this->step();
        return corners_[0].at;
    }

  private:
    struct Corner {
        Point<N> at{};
        double height = 0;
    };

    void sort() {
        std::sort(corners_.begin(), corners_.end(),
                  [](const Corner& a, const Corner& b) { return a.height > b.height; });
    }

    double width() const {
        double width = 0;
        for (std::size_t i = 1; i <= N; ++i)
            for (std::size_t axis = 0; axis < N; ++axis)
                width = std::max(width, std::abs(corners_[i].at[axis] - corners_[0].at[axis]));
        return width;
    }

    Corner corner_at(const Point<N>& at) const { return {at, height_(at)}; }

    /// The worst corner is reflected in the middle of the others; further, if that is the best so far; or pulled in.
    void step() {
        Point<N> middle{};
        for (std::size_t i = 0; i < N; ++i)
            for (std::size_t axis = 0; axis < N; ++axis)
                middle[axis] += corners_[i].at[axis] / static_cast<double>(N);
        Corner& worst = corners_[N];
        const Corner reflected = corner_at(between<N>(worst.at, middle, 2));
        if (reflected.height > corners_[0].height) {
            const Corner further = corner_at(between<N>(worst.at, middle, 3));
            worst = further.height > reflected.height ? further : reflected;
        } else if (reflected.height > corners_[N - 1].height) {
            worst = reflected;
        } else {
            const bool outside = reflected.height > worst.height;
            const Corner pulled = corner_at(between<N>(worst.at, middle, outside ? 1.5 : 0.5));
            if (pulled.height > (outside ? reflected.height : worst.height))
                worst = pulled;
            else
                shrink();
        }
        sort();
    }

    void shrink() {
        for (std::size_t i = 1; i <= N; ++i)
            corners_[i] = corner_at(between<N>(corners_[0].at, corners_[i].at, 0.5));
    }

    const Function& height_;
    std::array<Corner, N + 1> corners_{};
};

}  // namespace detail

/// Where `height` is greatest, near `start`. What it answers may be minus infinity outside of where it is defined.
template <std::size_t N, class Function>
Point<N> top_of(const Function& height, const Point<N>& start) {
    constexpr double tolerance = 1e-8;
    Point<N> top = start;
    for (const double size : {0.2, 0.01})  // again from where it came to rest, in case the simplex had gone flat
        top = detail::Simplex<N, Function>(height, top, size).climb(tolerance, 400);
    return top;
}

/// Minus the second derivatives at a point, by central differences.
template <std::size_t N, class Function>
std::array<std::array<double, N>, N> curvature(const Function& height, const Point<N>& at) {
    constexpr double step = 1e-3;
    const auto height_at = [&](std::size_t i, double by_i, std::size_t j, double by_j) {
        Point<N> point = at;
        point[i] += by_i;
        point[j] += by_j;
        return height(point);
    };
    std::array<std::array<double, N>, N> curvature{};
    const double top = height(at);
    for (std::size_t i = 0; i < N; ++i) {
        curvature[i][i] = -(height_at(i, step, i, 0) - 2 * top + height_at(i, -step, i, 0)) / (step * step);
        for (std::size_t j = 0; j < i; ++j) {
            const double mixed = height_at(i, step, j, step) - height_at(i, step, j, -step) -
                                 height_at(i, -step, j, step) + height_at(i, -step, j, -step);
            curvature[i][j] = curvature[j][i] = -mixed / (4 * step * step);
        }
    }
    return curvature;
}

}  // namespace takt::fit
