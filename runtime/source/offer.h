#pragma once

// How sources answer offers, which for all of them goes operation by operation and, within filters, conjunct by
// conjunct.

#include <functional>

#include "runtime/source/source.h"

namespace flux {

// What a source says of single operations on top of a scan, which holds what was taken before. Reasons are empty for
// what it can do.
struct OfferJudge {
  // One reason for each conjunct of a filter that drops the tables it empties; no stage of the scan but filters.
  std::function<Result<std::vector<std::string>>(const plan::ScanSpec& scan, std::span<const expr::Function> conjuncts)>
      filter;
  // The reason for any other operation.
  std::function<Result<std::string>(const plan::ScanSpec& scan, const plan::Node& operation)> operation;
};

// Takes operations until the judge declines one.
Result<SourceAnswer> AnswerOffer(const plan::ScanSpec& scan, std::span<const plan::NodeRef> operations,
                                 const OfferJudge& judge);

}  // namespace flux
