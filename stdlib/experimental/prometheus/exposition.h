#pragma once

// The text in which programs offer metrics to Prometheus (text exposition format, version 0.0.4).

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/base/error.h"
#include "runtime/base/time.h"

namespace flux::stdlib {

// One value of a metric.
struct MetricSample {
  std::string name;
  std::map<std::string, std::string> labels;
  double value = 0;
  std::optional<Time> time;  // nothing: when it was read
};

// Parses a text. Buckets of histograms are called by the name of their metric, without `_bucket`, and what limits them
// (`le`, `quantile`) is written with as few digits as tell it. Values that are NaN are left out, but for sums. Failures
// name the line.
Result<std::vector<MetricSample>> ParseExposition(std::string_view text);

}  // namespace flux::stdlib
