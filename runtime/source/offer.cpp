#include "runtime/source/offer.h"

#include "runtime/plan/specs/filter.h"

namespace flux {

namespace {

using plan::FilterSpec;

// Why a filter cannot be looked at conjunct by conjunct.
std::string FilterObstacle(const FilterSpec& filter, const plan::ScanSpec& scan) {
  if (filter.fn.tree == nullptr) return "its function is more than an expression of the row";
  if (filter.keep_empty) return "`onEmpty: \"keep\"` needs the tables that it empties";
  const std::span<const plan::NodeRef> behind = scan.StagesBehindFilters();
  return behind.empty() ? "" : "it comes behind other operations that run there";
}

// Takes what the source can evaluate of the filter; gives whether that is all of it.
Result<bool> TakeFilter(const plan::NodeRef& node, const OfferJudge& judge, SourceAnswer& answer) {
  const FilterSpec& filter = *node->As<FilterSpec>();
  if (std::string obstacle = FilterObstacle(filter, answer.scan); !obstacle.empty()) {
    answer.refusals.push_back({"", std::move(obstacle)});
    return false;
  }
  std::vector<expr::Function> conjuncts = expr::SplitConjuncts(*filter.fn.tree);
  FLUX_TRY(std::vector<std::string> reasons, judge.filter(answer.scan, conjuncts));
  std::vector<expr::Function> taken, rest;
  for (size_t i = 0; i < conjuncts.size(); ++i) {
    if (reasons[i].empty()) {
      taken.push_back(std::move(conjuncts[i]));
      continue;
    }
    answer.refusals.push_back({expr::ToText(conjuncts[i]), std::move(reasons[i])});
    rest.push_back(std::move(conjuncts[i]));
  }
  if (taken.empty()) return false;
  answer.scan.stages.push_back(
      rest.empty() ? node : plan::MakeNode(plan::WithConjuncts(FilterSpec(), taken), {}, node->position));
  answer.rest = std::move(rest);
  return answer.rest.empty();
}

Result<bool> TakeOperation(const plan::NodeRef& node, const OfferJudge& judge, SourceAnswer& answer) {
  if (node->As<FilterSpec>() != nullptr) return TakeFilter(node, judge, answer);
  FLUX_TRY(std::string reason, judge.operation(answer.scan, *node));
  if (!reason.empty()) {
    answer.refusals.push_back({"", std::move(reason)});
    return false;
  }
  answer.scan.stages.push_back(node);
  return true;
}

}  // namespace

Result<SourceAnswer> AnswerOffer(const plan::ScanSpec& scan, std::span<const plan::NodeRef> operations,
                                 const OfferJudge& judge) {
  SourceAnswer answer{.scan = scan};
  for (const plan::NodeRef& node : operations) {
    FLUX_TRY(const bool is_taken, TakeOperation(node, judge, answer));
    if (!is_taken) break;
    ++answer.taken;
  }
  return answer;
}

}  // namespace flux
