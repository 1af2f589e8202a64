/* SPDX-License-Identifier: MIT */
#include "base/external_sort.h"

#include "tap.h"

/* A sequence that looks random, the same every time (SplitMix64). */
static uint64_t mixed(uint64_t number)
{
	number = (number + 1) * 0x9e3779b97f4a7c15u;
	number = (number ^ number >> 30) * 0xbf58476d1ce4e5b9u;
	number = (number ^ number >> 27) * 0x94d049bb133111ebu;
	return number ^ number >> 31;
}

static uint64_t ascending(uint64_t number)
{
	return number;
}

static uint64_t few(uint64_t number)
{
	return mixed(number) % 3;
}

static uint64_t same(uint64_t number)
{
	(void)number;
	return 7;
}

struct example {
	uint64_t (*first)(uint64_t number);
	uint64_t count;
	size_t budget;
	const char *name;
};

static const struct example examples[] = {
	{ mixed, 0, 1 << 20, "nothing" },
	{ mixed, 1, 1 << 20, "one record" },
	{ mixed, 20000, 1 << 20, "in memory" },
	{ mixed, 100000, 1 << 20, "a few runs" },
	{ mixed, 100000, 1, "many runs" },
	{ ascending, 100000, 1 << 20, "already in order" },
	{ few, 100000, 1 << 18, "three first words" },
	{ same, 50000, 1 << 20, "one first word" },
};

/* All come back, in order: their numbers add up, and the sum of their mixed numbers too. */
static bool is_sorted(struct external_sort *sort, const struct example *example)
{
	uint64_t count = 0, sum = 0, expected = 0;
	struct sort_record record, last = { { 0, 0, 0 } };

	for (uint64_t i = 0; i < example->count; i++) {
		external_sort_add(sort, (struct sort_record){ { example->first(i), mixed(i), i } });
		expected += mixed(mixed(i));
	}
	if (external_sort_count(sort) != example->count)
		return false;
	while (external_sort_next(sort, &record)) {
		if (record.words[0] != example->first(record.words[2]) ||
		    record.words[1] != mixed(record.words[2]) || record.words[0] < last.words[0] ||
		    (record.words[0] == last.words[0] && record.words[1] < last.words[1]))
			return false;
		sum += mixed(record.words[1]);
		last = record;
		count++;
	}
	return count == example->count && sum == expected && !external_sort_error(sort);
}

int main(void)
{
	for (size_t i = 0; i < sizeof(examples) / sizeof(examples[0]); i++) {
		struct spill_file *file = spill_file_new();
		struct external_sort *sort = external_sort_new(examples[i].budget, file);

		ok(is_sorted(sort, &examples[i]), examples[i].name);
		external_sort_reset(sort);
		spill_file_reset(file);
		ok(is_sorted(sort, &examples[i]), "and once more");
		external_sort_free(sort);
		spill_file_free(file);
	}
	return tap_end();
}
