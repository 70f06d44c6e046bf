#pragma once

// Estimates quantiles in bounded memory: the merging t-digest of Dunning and Ertl ("Computing extremely accurate
// quantiles using t-digests"), with the arcsine scale function. Up to about 8 × compression values it is nearly exact.

#include <cstddef>
#include <limits>
#include <vector>

namespace flux::stdlib {

class TDigest {
 public:
  explicit TDigest(double compression);
  // Leaves NaN out. Amortised O(1).
  void Add(double value);
  // Forgets all values and keeps the memory for others.
  void Clear();
  // The value below which a share `q` of the values lies; not a number when there are none.
  double Quantile(double q);
  bool empty() const { return total_weight_ == 0 && pending_.empty(); }

 private:
  struct Centroid {
    double mean, weight;
  };
  void Merge();
  double ScaleToShare(double k) const;
  double ShareToScale(double q) const;

  double compression_;
  size_t max_merged_, max_pending_;
  std::vector<Centroid> merged_, pending_;
  double total_weight_ = 0, pending_weight_ = 0;
  double low_ = std::numeric_limits<double>::max(), high_ = -std::numeric_limits<double>::max();
};

}  // namespace flux::stdlib
