/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_MODEL_ORGANIZATION_H
#define DATAMO_MODEL_ORGANIZATION_H

#include "base/diag.h"
#include "base/str.h"
#include "model/text.h"

/* A row of organizations.csv. */
struct organization {
	struct str id;
	struct text name;
	struct str parent; /* id, or empty */
	struct str type;   /* national, regional, local, company, ngo, academia …: ADMS publisher
			      types; or empty */
	struct str homepage, email;
	struct location at;
};

/* A row of themes.csv: what the data is about ("theme" alone is the look). */
struct data_theme {
	struct str id;
	struct text name;
	struct str dcat_theme; /* code of the EU data-theme list: "GOVE" */
	struct location at;
};

#endif
