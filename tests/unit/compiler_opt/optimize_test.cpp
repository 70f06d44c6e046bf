#include "compiler/opt/optimize.h"

#include <boost/test/unit_test.hpp>

#include "runtime/exec/operations.h"
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
  const auto roots = Optimize({node}, registry, sources, {.is_enabled = false, .disabled_rules = {}}, nullptr);
  BOOST_REQUIRE(roots.has_value());
  BOOST_TEST(roots->size() == 1);
}

}  // namespace
}  // namespace flux::opt
