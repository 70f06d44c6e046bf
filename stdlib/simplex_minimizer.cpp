#include "stdlib/simplex_minimizer.h"

#include <utility>

namespace flux::stdlib {

namespace {

using Point = std::vector<double>;
using Function = std::function<double(const Point&)>;

// Distance of the first simplex's corners from the start.
constexpr double kFirstStep = 0.05;

class Simplex {
 public:
  Simplex(const Function& function, const Point& start, double value) : function_(function), dim_(start.size()) {
    for (size_t i = 0; i < dim_; ++i) {
      Point corner = start;
      corner[i] += kFirstStep;
      const double at_corner = function_(corner);
      corners_.push_back({std::move(corner), at_corner});
    }
    corners_.push_back({start, value});
    Sort();
  }

  const Minimum& best() const { return corners_.front(); }

  // Replaces the worst corner, or shrinks the simplex towards the best one.
  void Step() {
    const double dim = static_cast<double>(dim_);
    const double expansion = dim_ == 1 ? 2 : 1 + 2 / dim;
    const double contraction = dim_ == 1 ? 0.5 : 0.75 - 1 / (2 * dim);
    const Minimum reflected = Try(1);
    if (reflected.value >= best().value && reflected.value < corners_[dim_ - 1].value) return ReplaceWorst(reflected);
    if (reflected.value < best().value) {
      const Minimum expanded = Try(expansion);
      return ReplaceWorst(expanded.value < reflected.value ? expanded : reflected);
    }
    const bool is_outside = reflected.value < corners_[dim_].value;
    const Minimum contracted = Try(is_outside ? contraction : -contraction);
    const bool is_better = is_outside ? contracted.value <= reflected.value : contracted.value < corners_[dim_].value;
    return is_better ? ReplaceWorst(contracted) : Shrink();
  }

 private:
  // The point on the line from the worst corner through the centre of the others, `scale` times as far behind it.
  Minimum Try(double scale) const {
    Point point(dim_);
    for (size_t j = 0; j < dim_; ++j) point[j] = (centre_[j] - corners_[dim_].point[j]) * scale + centre_[j];
    const double value = function_(point);
    return {std::move(point), value};
  }

  // The new corner goes before those of equal value. The centre moves with what entered and left the better corners.
  void ReplaceWorst(const Minimum& corner) {
    corners_[dim_] = corner;
    for (size_t i = dim_; i > 0 && !(corners_[i - 1].value < corner.value); --i) {
      std::swap(corners_[i - 1], corners_[i]);
    }
    const double weight = 1 / static_cast<double>(dim_);
    for (size_t j = 0; j < dim_; ++j) {
      centre_[j] += -weight * corners_[dim_].point[j];
      centre_[j] += weight * corner.point[j];
    }
  }

  void Shrink() {
    const double shrink = dim_ == 1 ? 0.5 : 1 - 1 / static_cast<double>(dim_);
    for (size_t i = 1; i <= dim_; ++i) {
      Minimum& corner = corners_[i];
      for (size_t j = 0; j < dim_; ++j) {
        corner.point[j] = (corner.point[j] - best().point[j]) * shrink + best().point[j];
      }
      corner.value = function_(corner.point);
    }
    Sort();
  }

  // Sorts by value, keeps the order of equal ones, and finds the centre of all but the worst.
  void Sort() {
    for (size_t i = 1; i < corners_.size(); ++i) {
      for (size_t k = i; k > 0 && corners_[k].value < corners_[k - 1].value; --k) {
        std::swap(corners_[k], corners_[k - 1]);
      }
    }
    centre_.assign(dim_, 0);
    for (size_t i = 0; i < dim_; ++i) {
      for (size_t j = 0; j < dim_; ++j) centre_[j] += corners_[i].point[j];
    }
    for (double& coordinate : centre_) coordinate /= static_cast<double>(dim_);
  }

  const Function& function_;
  const size_t dim_;
  std::vector<Minimum> corners_;
  Point centre_;
};

}  // namespace

Minimum MinimizeBySimplex(const Function& function, Point start, double epsilon, size_t patience) {
  double progress = function(start);
  Simplex simplex(function, start, progress);
  for (size_t idle = 0; idle < patience; simplex.Step()) {
    const double value = simplex.best().value;
    if (value < progress && progress - value > epsilon) {
      progress = value;
      idle = 0;
    } else if (++idle == patience) {
      break;
    }
  }
  return simplex.best();
}

}  // namespace flux::stdlib
