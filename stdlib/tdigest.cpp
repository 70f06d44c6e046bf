#include "stdlib/tdigest.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace flux::stdlib {

namespace {

constexpr double kPi = std::numbers::pi;

// The mean of two values weighted by how near each is, kept between them against rounding.
double Between(double a, double weight_a, double b, double weight_b) {
  const double mean = (a * weight_a + b * weight_b) / (weight_a + weight_b);
  return std::max(std::min(a, b), std::min(mean, std::max(a, b)));
}

}  // namespace

TDigest::TDigest(double compression)
    : compression_(compression),
      max_merged_(static_cast<size_t>(2 * std::ceil(compression))),
      max_pending_(static_cast<size_t>(8 * std::ceil(compression))) {}

void TDigest::Clear() {
  merged_.clear();
  pending_.clear();
  total_weight_ = pending_weight_ = 0;
  low_ = std::numeric_limits<double>::max();
  high_ = -std::numeric_limits<double>::max();
}

void TDigest::Add(double value) {
  if (std::isnan(value)) return;
  pending_.push_back({value, 1});
  pending_weight_ += 1;
  if (merged_.size() > max_merged_ || pending_.size() > max_pending_) Merge();
}

// Merges neighbours as long as a centroid spans less than one unit of the scale function.
void TDigest::Merge() {
  if (pending_.empty() && merged_.size() <= max_merged_) return;
  pending_.insert(pending_.end(), merged_.begin(), merged_.end());
  std::ranges::sort(pending_, [](const Centroid& a, const Centroid& b) {
    return a.mean != b.mean ? a.mean < b.mean : a.weight < b.weight;
  });
  merged_.clear();
  merged_.push_back(pending_.front());
  total_weight_ += pending_weight_;
  pending_weight_ = 0;
  double so_far = pending_.front().weight;
  double limit = total_weight_ * ScaleToShare(1);
  for (size_t i = 1; i < pending_.size(); ++i) {
    const Centroid& next = pending_[i];
    if (so_far + next.weight <= limit) {
      Centroid& last = merged_.back();
      last.weight += next.weight;
      last.mean += next.weight * (next.mean - last.mean) / last.weight;
    } else {
      limit = total_weight_ * ScaleToShare(ShareToScale(so_far / total_weight_) + 1);
      merged_.push_back(next);
    }
    so_far += next.weight;
  }
  low_ = std::min(low_, merged_.front().mean);
  high_ = std::max(high_, merged_.back().mean);
  pending_.clear();
}

double TDigest::ScaleToShare(double k) const {
  return (std::sin(std::min(k, compression_) * kPi / compression_ - kPi / 2) + 1) / 2;
}

double TDigest::ShareToScale(double q) const { return compression_ * (std::asin(2 * q - 1) + kPi / 2) / kPi; }

double TDigest::Quantile(double q) {
  Merge();
  if (merged_.empty() || !(q >= 0 && q <= 1)) return std::numeric_limits<double>::quiet_NaN();
  if (merged_.size() == 1) return merged_.front().mean;
  const double index = q * total_weight_;
  if (index <= merged_.front().weight / 2) {
    return low_ + 2 * index / merged_.front().weight * (merged_.front().mean - low_);
  }
  // Interpolates between the middles of the two centroids around the index.
  double before = 0;
  double previous_middle = 0;
  for (size_t i = 0; i < merged_.size(); ++i) {
    const double middle = before + merged_[i].weight / 2;
    if (middle >= index) {
      return Between(merged_[i - 1].mean, middle - index, merged_[i].mean, index - previous_middle);
    }
    before += merged_[i].weight;
    previous_middle = middle;
  }
  const double last_half = merged_.back().weight / 2;
  const double beyond = index - total_weight_ - last_half;
  return Between(merged_.back().mean, beyond, high_, last_half - beyond);
}

}  // namespace flux::stdlib
