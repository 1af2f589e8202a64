#!/bin/bash
# SPDX-License-Identifier: MIT
# The automation that `datamo init` writes, read by linters of others.
. "$(dirname "$0")/../cli/lib.sh"
for languages in vi en vi,en; do
	run "$DATAMO" init "$languages" --lang "$languages"
	is_status 0 "a portal in $languages"
	run yamllint -s -d '{extends: default, rules: {line-length: {max: 130}, comments-indentation: disable}}' \
		"$languages/.github/workflows/portal.yml" "$languages/.gitlab-ci.yml"
	is_status 0 "yamllint finds nothing in the workflows" || show out
	run yamllint -s -d '{extends: default, rules: {line-length: disable, document-start: disable, comments: disable}}' \
		"$languages/datasets/portal.yml"
	is_status 0 "nor in portal.yml" || show out
	run node "$root/tests/node_modules/@action-validator/cli/cli.mjs" "$languages/.github/workflows/portal.yml"
	is_status 0 "nor does the schema of GitHub's workflows" || show out
	run shellcheck -e SC1091 "$languages/ci/portal.sh"
	is_status 0 "shellcheck finds nothing in the steps" || show out
done
ok "every action is pinned to a commit" not grep -nE 'uses: [^@]*@([^0-9a-f]|.{0,39}$)' vi/.github/workflows/portal.yml
ok "what is proposed is built by the steps of the main branch" grep -q 'ref: ${{ github.event.pull_request.base.sha' \
	vi/.github/workflows/portal.yml
ok "secrets are nowhere" not grep -rniE 'secrets\.|pull_request_target' vi/.github vi/.gitlab-ci.yml
end
