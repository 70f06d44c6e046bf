#pragma once

// Finds a local minimum of a function of several variables without derivatives: the simplex method of Nelder and Mead
// with coefficients that depend on the dimension (Gao and Han, "Implementing the Nelder-Mead simplex algorithm with
// adaptive parameters", 2012).

#include <cstddef>
#include <functional>
#include <vector>

namespace flux::stdlib {

struct Minimum {
  std::vector<double> point;
  double value;
};

// Ends when `patience` steps one after another have not made the value smaller by more than `epsilon`. `start` must not
// be empty, and the function's value there must be finite.
Minimum MinimizeBySimplex(const std::function<double(const std::vector<double>&)>& function, std::vector<double> start,
                          double epsilon, size_t patience);

}  // namespace flux::stdlib
