/* SPDX-License-Identifier: MIT */
/*
 * Reads the search index (generator/site/search_index.h tells its files): which datasets hold the
 * words, and how many there are of each organisation, theme … It touches no page. What comes from
 * the index is kept in arrays and Maps, so that no word of it can be the name of a property.
 */
var datamoSearch = (function () {
	"use strict";

	var WORD_LETTERS = 32; /* as base/text_words.h */
	var WORDS_MAX = 12;
	var FILES_FOR_GUESSES = 3; /* a prefix or a typo may not cost more files of terms */
	var WEIGHT = { title: 3, titleShort: 4, elsewhere: 1, prefix: 0.7, typo: 0.5 };
	var FACETS_WITH_WORDS = ["org", "theme", "format", "year"];

	/* As base/text_fold.h: "Đà Nẵng" becomes "da nang". */
	function fold(text) {
		return text.normalize("NFKD").toLowerCase().replace(/ß/g, "ss")
			.replace(/[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]/g, "")
			.replace(/\p{Default_Ignorable_Code_Point}/gu, "")
			.replace(/[đðɖ]/g, "d").normalize("NFKC");
	}

	function wordsOf(text) {
		var words = fold(text).match(/[\p{L}\p{M}\p{N}]+/gu) || [];

		return words.map(function (word) {
			return Array.from(word).slice(0, WORD_LETTERS).join("");
		});
	}

	/* One letter more, less or other, or two neighbours swapped. */
	function isOneEdit(a, b) {
		var start = 0, end = 0;
		var shorter = Math.min(a.length, b.length);

		if (Math.abs(a.length - b.length) > 1)
			return false;
		while (start < shorter && a[start] === b[start])
			start++;
		while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end])
			end++;
		a = a.slice(start, a.length - end);
		b = b.slice(start, b.length - end);
		return (a.length <= 1 && b.length <= 1) ||
			(a.length === 2 && b.length === 2 && a[0] === b[1] && a[1] === b[0]);
	}

	/* The last file whose first term is not after the word. */
	function fileOf(firstTerms, word) {
		var low = 0, high = firstTerms.length;

		while (high - low > 1) {
			var middle = (low + high) >> 1;

			if (firstTerms[middle] <= word)
				low = middle;
			else
				high = middle;
		}
		return low;
	}

	function filesOfPrefix(firstTerms, prefix) {
		var files = [fileOf(firstTerms, prefix)];

		for (var i = files[0] + 1; i < firstTerms.length && firstTerms[i].startsWith(prefix) &&
			files.length < FILES_FOR_GUESSES; i++)
			files.push(i);
		return files;
	}

	/* `get(name)` gives a Promise of the file's JSON. */
	function makeIndex(head, get) {
		var kept = new Map();

		function file(name) {
			if (!kept.has(name))
				kept.set(name, get(name + ".json?v=" + head.version).catch(function (error) {
					kept.delete(name);
					throw error;
				}));
			return kept.get(name);
		}

		function termsIn(files) {
			return Promise.all(files.map(function (number) {
				return file("terms-" + number);
			})).then(function (lists) {
				return lists.flat();
			});
		}

		/* Words of the portal that may have been meant, of few files. */
		function guesses(word, isPrefix) {
			return file("words").then(function (text) {
				var all = text.split(" ");
				var near = all.filter(function (other) { return isOneEdit(word, other); });
				var files = new Set();

				if (!near.length && isPrefix)
					near = all.filter(function (other) {
						return other.length > word.length && isOneEdit(word, other.slice(0, word.length));
					});
				near.sort(function (a, b) { return (b[0] === word[0]) - (a[0] === word[0]); });
				return near.filter(function (other) {
					var number = fileOf(head.terms, other);

					if (!files.has(number) && files.size === FILES_FOR_GUESSES)
						return false;
					files.add(number);
					return true;
				});
			});
		}

		/* The terms that stand for one word: [{term, weight}], exact ones first. */
		function termsFor(word, isPrefix) {
			if (!head.terms.length)
				return Promise.resolve([]);
			var files = isPrefix ? filesOfPrefix(head.terms, word) : [fileOf(head.terms, word)];

			return termsIn(files).then(function (terms) {
				return terms.filter(function (term) {
					return term[0] === word || (isPrefix && term[0].startsWith(word));
				}).map(function (term) {
					return { term: term, weight: term[0] === word ? 1 : WEIGHT.prefix };
				});
			});
		}

		function typosFor(word, isPrefix) {
			if (word.length < 3 || /\d/.test(word) || !head.terms.length)
				return Promise.resolve([]);
			return guesses(word, isPrefix).then(function (near) {
				var files = new Set(near.map(function (other) { return fileOf(head.terms, other); }));

				return termsIn(Array.from(files)).then(function (terms) {
					return terms.filter(function (term) { return near.includes(term[0]); })
						.map(function (term) { return { term: term, weight: WEIGHT.typo }; });
				});
			});
		}

		/* Datasets of an organisation, theme … whose name has the word. */
		function addFacets(word, isPrefix, scores) {
			var isFound = false;

			head.facets.forEach(function (facet) {
				if (!FACETS_WITH_WORDS.includes(facet.id))
					return;
				var named = facet.values.map(function (value) {
					return wordsOf(value[1]).some(function (other) {
						return other === word || (isPrefix && word.length > 1 && other.startsWith(word));
					});
				});
				var sets = facet.sets.map(function (set) {
					return set.some(function (value) { return named[value]; });
				});

				if (!sets.includes(true))
					return;
				facet.of.forEach(function (set, number) {
					if (sets[set] && scores[number] < WEIGHT.elsewhere) {
						scores[number] = WEIGHT.elsewhere;
						isFound = true;
					}
				});
			});
			return isFound;
		}

		function addNumbers(numbers, weightOf, scores) {
			var number = 0;

			(numbers || []).forEach(function (step) {
				number += step;
				scores[number] = Math.max(scores[number], weightOf(number));
			});
		}

		/* How much each dataset has of one word, rare words counting more. */
		function scoresOf(found, word, isPrefix) {
			var scores = new Float32Array(head.documents);
			var count = 0;

			found.forEach(function (item) {
				addNumbers(item.term[1], function (number) {
					return item.weight * (WEIGHT.title + WEIGHT.titleShort / head.lengths[number]);
				}, scores);
				addNumbers(item.term[2], function () { return item.weight * WEIGHT.elsewhere; }, scores);
			});
			addFacets(word, isPrefix, scores);
			scores.forEach(function (score) { count += score > 0; });
			return { scores: scores, rarity: Math.log(1 + head.documents / Math.max(count, 1)), count: count };
		}

		function lookUp(word, isPrefix) {
			return termsFor(word, isPrefix).then(function (found) {
				var result = scoresOf(found, word, isPrefix);

				if (result.count)
					return result;
				return typosFor(word, isPrefix).then(function (near) {
					var guessed = scoresOf(near, word, false);

					guessed.guesses = near.map(function (item) { return item.term[0]; });
					return guessed;
				});
			});
		}

		/* The datasets with the most of the words, best first. */
		function rank(results) {
			var total = new Float32Array(head.documents);
			var matched = new Uint8Array(head.documents);
			var most = 0, numbers = [];

			results.forEach(function (result) {
				result.scores.forEach(function (score, number) {
					if (!score)
						return;
					total[number] += score * result.rarity;
					matched[number]++;
				});
			});
			matched.forEach(function (count) { most = Math.max(most, count); });
			for (var number = 0; number < head.documents; number++)
				if (matched[number] === most && (most || !results.length))
					numbers.push(number);
			numbers.sort(function (a, b) { return total[b] - total[a] || a - b; });
			return { numbers: numbers, matched: most };
		}

		function find(text) {
			var words = Array.from(new Set(wordsOf(text))).slice(0, WORDS_MAX);
			var isOpen = /[\p{L}\p{M}\p{N}]$/u.test(text);

			/* a single letter at the end is the beginning of something */
			if (isOpen && words.length > 1 && /^\p{L}$/u.test(words[words.length - 1]))
				words.pop();
			return Promise.all(words.map(function (word, i) {
				return lookUp(word, isOpen && i === words.length - 1);
			})).then(function (results) {
				var ranked = rank(results);
				var guessed = new Map();

				results.forEach(function (result, i) {
					if (result.guesses && result.guesses.length)
						guessed.set(words[i], result.guesses);
				});
				return { numbers: ranked.numbers, words: words, guessed: guessed,
					hasAll: ranked.matched === words.length };
			});
		}

		/*
		 * `chosen`: Map of facet id → Set of value ids. Datasets that pass, and for each facet how many
		 * there would be of each value: a facet's own choice does not count against its values.
		 */
		function filter(numbers, chosen) {
			var facets = head.facets.map(function (facet) {
				var ids = chosen.get(facet.id);

				return { id: facet.id, values: facet.values, of: facet.of, sets: facet.sets,
					passes: facet.sets.map(function (set) {
						return !ids || !ids.size || set.some(function (value) {
							return ids.has(facet.values[value][0]);
						});
					}),
					counts: new Uint32Array(facet.sets.length) };
			});
			var passed = numbers.filter(function (number) {
				var failed = facets.filter(function (facet) { return !facet.passes[facet.of[number]]; });

				(failed.length ? failed.slice(0, 2) : facets).forEach(function (facet, i, list) {
					if (!failed.length || list.length === 1)
						facet.counts[facet.of[number]]++;
				});
				return !failed.length;
			});

			return { numbers: passed, facets: facets.map(function (facet) {
				var counts = facet.values.map(function () { return 0; });

				facet.sets.forEach(function (set, i) {
					set.forEach(function (value) { counts[value] += facet.counts[i]; });
				});
				return { id: facet.id, values: facet.values.map(function (value, i) {
					return { id: value[0], name: value[1], count: counts[i] };
				}) };
			}) };
		}

		/* What is shown of these datasets; those with the words side by side in the title first. */
		function records(numbers, words) {
			var phrase = words.join(" ");

			return Promise.all(numbers.map(function (number) {
				return file("documents-" + Math.floor(number / head.per_file)).then(function (list) {
					var record = list[number % head.per_file];

					return { number: number, id: record[0], title: record[1], titleLanguage: record[2],
						description: record[3], descriptionLanguage: record[4],
						date: record[5], dateText: record[6],
						hasPhrase: words.length > 1 &&
							wordsOf(record[1]).join(" ").includes(phrase) };
				});
			})).then(function (list) {
				return list.sort(function (a, b) { return b.hasPhrase - a.hasPhrase; });
			});
		}

		/* The values that a dataset has in a facet. */
		function valuesOf(number, id) {
			var facet = head.facets.find(function (other) { return other.id === id; });

			return facet ? facet.sets[facet.of[number]].map(function (value) {
				return { id: facet.values[value][0], name: facet.values[value][1] };
			}) : [];
		}

		return { find: find, filter: filter, records: records, valuesOf: valuesOf };
	}

	return {
		wordsOf: wordsOf,
		open: function (get) {
			return get("index.json").then(function (head) { return makeIndex(head, get); });
		},
	};
})();
