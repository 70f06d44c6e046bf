#include "runtime/base/allowed_hosts.h"

#include <arpa/inet.h>
#include <netdb.h>

#include <boost/test/unit_test.hpp>

#include "runtime/base/uninterruptible.h"

namespace flux {
namespace {

AllowedHosts Allowed(std::vector<std::string> rules) {
  Result<AllowedHosts> hosts = AllowedHosts::Parse(rules);
  BOOST_REQUIRE_MESSAGE(hosts, hosts.error().message);
  return *std::move(hosts);
}

bool AdmitsAddress(const AllowedHosts& hosts, const char* text) {
  addrinfo wish{};
  wish.ai_flags = AI_NUMERICHOST;
  addrinfo* found = nullptr;
  BOOST_REQUIRE_EQUAL(getaddrinfo(text, nullptr, &wish, &found), 0);
  const bool admits = hosts.AdmitsAddress(*found->ai_addr);
  freeaddrinfo(found);
  return admits;
}

BOOST_AUTO_TEST_CASE(NamesAreAdmittedWithoutRegardToCase) {
  const AllowedHosts hosts = Allowed({"db.example.com", "*.Example.org"});
  for (const char* host : {"db.example.com", "DB.Example.com.", "a.example.org", "a.b.example.org"}) {
    BOOST_CHECK_MESSAGE(hosts.AdmitsName(host), host);
  }
  for (const char* host :
       {"example.com", "xdb.example.com", "example.org", "example.org.evil.com", "evilexample.org", ""}) {
    BOOST_CHECK_MESSAGE(!hosts.AdmitsName(host), host);
  }
}

BOOST_AUTO_TEST_CASE(AddressesAreAdmittedByNetwork) {
  const AllowedHosts hosts = Allowed({"10.1.0.0/16", "192.0.2.7", "2001:db8::/33", "::1"});
  for (const char* text : {"10.1.255.255", "192.0.2.7", "2001:db8:7fff::1", "::1", "::ffff:10.1.2.3"}) {
    BOOST_CHECK_MESSAGE(AdmitsAddress(hosts, text), text);
  }
  for (const char* text : {"10.2.0.0", "192.0.2.8", "2001:db8:8000::1", "::2", "::ffff:10.2.0.0"}) {
    BOOST_CHECK_MESSAGE(!AdmitsAddress(hosts, text), text);
  }
}

BOOST_AUTO_TEST_CASE(PrivateAddressesAreNotPublic) {
  const AllowedHosts hosts = Allowed({"public"});
  for (const char* text : {"127.0.0.1",
                           "127.1",
                           "2130706433",
                           "0.0.0.0",
                           "10.0.0.1",
                           "172.16.0.1",
                           "172.31.255.255",
                           "192.168.1.1",
                           "169.254.169.254",
                           "100.64.0.1",
                           "224.0.0.1",
                           "255.255.255.255",
                           "::1",
                           "::",
                           "fd00::1",
                           "fe80::1",
                           "ff02::1",
                           "::ffff:127.0.0.1",
                           "64:ff9b::10.0.0.1",
                           "2002:7f00:1::"}) {
    BOOST_CHECK_MESSAGE(!AdmitsAddress(hosts, text), text);
  }
  for (const char* text :
       {"8.8.8.8", "172.15.0.1", "172.32.0.1", "100.63.0.1", "100.128.0.1", "2606:4700::1", "::ffff:8.8.8.8"}) {
    BOOST_CHECK_MESSAGE(AdmitsAddress(hosts, text), text);
  }
}

BOOST_AUTO_TEST_CASE(WhatIsNoRule) {
  for (const std::string rule :
       {"http://a", "a:80", "10.0.0.0/33", "10.0.0.0/", "::/129", "*.", "*..", "a*", "a b", ".a"}) {
    const Result<AllowedHosts> hosts = AllowedHosts::Parse(std::span(&rule, 1));
    BOOST_REQUIRE_MESSAGE(!hosts, rule);
    BOOST_CHECK(hosts.error().message.starts_with("`" + rule + "` is not a host"));
  }
}

BOOST_AUTO_TEST_CASE(AllRestrictionsCount) {
  BOOST_CHECK(CheckHost("127.0.0.1").has_value());
  const auto make = [](std::vector<std::string> rules) {
    return std::make_shared<const AllowedHosts>(Allowed(std::move(rules)));
  };
  {
    const HostRestriction loose(make({"127.0.0.0/8", "a.example", "b.example"}));
    BOOST_CHECK(CheckHost("127.0.0.1").has_value());
    const HostRestriction strict(make({"b.example"}));
    BOOST_CHECK(CheckHost("b.example").has_value());
    BOOST_CHECK(!DependsOnAddress("b.example"));
    for (const char* host : {"127.0.0.1", "a.example"}) {
      const Status status = CheckHost(host);
      BOOST_REQUIRE(!status);
      BOOST_CHECK(status.error().code == ErrorCode::kPermissionDenied);
      BOOST_CHECK(status.error().message.starts_with("no connection is made to `" + std::string(host) + "`, which"));
    }
    // A name that leads where it must not.
    const CancelToken cancel;
    const Result<bool> looked_up = AwaitHostLookup("localhost", std::nullopt, cancel);
    BOOST_REQUIRE(!looked_up);
    BOOST_CHECK(looked_up.error().code == ErrorCode::kPermissionDenied);
  }
  BOOST_CHECK(CheckHost("127.0.0.1").has_value());
  const HostRestriction of_none(nullptr);
  BOOST_CHECK(CheckHost("a.example").has_value());
}

}  // namespace
}  // namespace flux
