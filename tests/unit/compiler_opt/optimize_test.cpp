#include "compiler/opt/optimize.h"

#include <boost/test/unit_test.hpp>

#include "runtime/exec/operations.h"
#include "runtime/plan/specs/range.h"
#include "runtime/plan/specs/union.h"
#include "runtime/source/source.h"

namespace flux::opt {
namespace {

struct RowsSpec final : plan::Spec {
  static constexpr std::string_view kName = "rows";
  void Describe(plan::Description&) const override {}
};

struct NoSources final : SourceCatalog {
  Result<std::shared_ptr<Source>> OpenSource(const plan::FromSpec&) override {
    return Fail(ErrorCode::kNotFound, "there are no sources");
  }
  Result<std::unique_ptr<PointWriter>> OpenWriter(const plan::FromSpec&) override {
    return Fail(ErrorCode::kNotFound, "there are no sources");
  }
};

// Each node is read twice by the next one: there are more ways from the result to the rows than anyone could walk.
BOOST_AUTO_TEST_CASE(a_node_is_looked_at_once_however_many_ways_lead_to_it) {
  Registry registry;
  exec::RegisterCoreOperations(registry);
  registry.Add(OperationDef{.name = RowsSpec::kName});
  plan::NodeRef node = plan::MakeNode(RowsSpec{}, {});
  for (int level = 0; level < 100; ++level) node = plan::MakeNode(plan::UnionSpec{}, {node, node});
  NoSources sources;
  PlanFacts facts(registry);
  const auto roots = Optimize({node}, facts, sources, {.is_enabled = false, .disabled_rules = {}}, nullptr);
  BOOST_REQUIRE(roots.has_value());
  BOOST_TEST(roots->size() == 1);
}

// A bucket of one float in series without tags, which counts how often it is asked for that.
struct CountedSource final : Source {
  explicit CountedSource(size_t& count) : count_(count) {}
  std::string Name() const override { return "counted"; }
  Result<SourceAnswer> Offer(const plan::ScanSpec& scan, std::span<const plan::NodeRef>) override {
    return SourceAnswer{.scan = scan};
  }
  Result<plan::SeriesFacts> FactsOfSeries(const plan::ScanSpec&) override {
    ++count_;
    return plan::SeriesFacts{.value_type = ColumnType::kFloat};
  }
  Status Scan(const plan::ScanSpec&, ScanContext&, TableSink& sink) override { return sink.Finish(); }

 private:
  size_t& count_;
};

struct CountedSources final : SourceCatalog {
  Result<std::shared_ptr<Source>> OpenSource(const plan::FromSpec&) override {
    return std::make_shared<CountedSource>(count);
  }
  Result<std::unique_ptr<PointWriter>> OpenWriter(const plan::FromSpec&) override {
    return Fail(ErrorCode::kNotFound, "nothing is written");
  }

  size_t count = 0;
};

plan::NodeRef Read(std::string bucket, int64_t start) {
  plan::FromSpec from;
  from.bucket = std::move(bucket);
  plan::RangeSpec range;
  range.range = {Time{start}, Time{start + 10}};
  return plan::MakeNode(std::move(range), {plan::MakeNode(std::move(from), {})});
}

BOOST_AUTO_TEST_CASE(a_source_is_asked_once_for_the_series_of_a_selection) {
  Registry registry;
  exec::RegisterCoreOperations(registry);
  CountedSources sources;
  PlanFacts facts(registry);
  const auto roots = Optimize({Read("a", 0), Read("a", 100), Read("a", 200), Read("b", 0)}, facts, sources,
                              {.is_enabled = true, .disabled_rules = {}}, nullptr);
  BOOST_REQUIRE(roots.has_value());
  BOOST_TEST(sources.count == 2u);
}

}  // namespace
}  // namespace flux::opt
