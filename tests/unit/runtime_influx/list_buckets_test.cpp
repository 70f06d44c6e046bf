#include "tests/unit/runtime_influx/influx_fixture.h"

namespace flux::influx {
namespace {

std::string TextOf(const std::vector<BucketEntry>& buckets) {
  std::string text;
  for (const BucketEntry& bucket : buckets) {
    if (bucket.database == "_internal") continue;
    text += bucket.name + " " + bucket.database + " " + bucket.policy + (bucket.is_default ? " default " : " ") +
            FormatDuration(bucket.retention) + "\n";
  }
  return text;
}

BOOST_FIXTURE_TEST_CASE(RetentionPoliciesAreBuckets, InfluxFixture) {
  Query("CREATE DATABASE telegraf");
  Query(R"(CREATE RETENTION POLICY "two weeks" ON telegraf DURATION 2w REPLICATION 1)");
  Query(R"(CREATE DATABASE "odd \"name" WITH DURATION 90m NAME short)");
  const auto buckets = ListInfluxBuckets(From(""), kNeverCanceled, servers);
  BOOST_REQUIRE(buckets.has_value());
  BOOST_CHECK_EQUAL(TextOf(*buckets),
                    "telegraf/autogen telegraf autogen default 0ns\n"
                    "telegraf/two weeks telegraf two weeks 2w\n"
                    "odd \"name/short odd \"name short default 1h30m\n");
}

}  // namespace
}  // namespace flux::influx
