// SPDX-License-Identifier: GPL-2.0-or-later
#include "build/id_set.hpp"

#include <rapidcheck.h>

#include <set>
#include <string>

#include "support/catch.hpp"

TEST_CASE("a set of ids knows which came before", "[id_set]") {
    CHECK(rc::check("for any ids", [] {
        nutgraf::IdSet ids;
        std::set<std::string> model;
        const auto byte = rc::gen::element('\0', 'a', '\xff');
        const auto id = rc::gen::resize(12, rc::gen::container<std::string>(byte));
        for (const std::string& one : *rc::gen::container<std::vector<std::string>>(id)) {
            RC_ASSERT(ids.add(one) == model.insert(one).second);
        }
    }));
}

TEST_CASE("a set of ids grows", "[id_set]") {
    nutgraf::IdSet ids;
    std::size_t memory = ids.memory();
    CHECK(memory > 0);
    std::size_t wrong = 0;
    for (int round = 0; round < 2; ++round) {
        for (int i = 0; i < 20'000; ++i) {
            if (ids.add("article-" + std::to_string(i)) != (round == 0)) ++wrong;
            if (ids.memory() < memory && round > 0) ++wrong;
        }
        memory = ids.memory();
    }
    CHECK(wrong == 0);
    CHECK(ids.memory() >= 20'000U * 16);
    CHECK(ids.memory() <= 20'000U * 16 * 10);
}

TEST_CASE("ids that differ in length or late are different", "[id_set]") {
    nutgraf::IdSet ids;
    for (std::size_t size = 0; size < 300; ++size) {
        CHECK(ids.add(std::string(size, '\0')));
        CHECK(ids.add(std::string(size, 'x') + 'y'));
    }
    CHECK_FALSE(ids.add(""));
}
