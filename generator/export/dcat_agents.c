/* SPDX-License-Identifier: MIT */
#include "export/dcat_builder.h"
#include "model/site_path.h"

static struct str organization_page(struct dcat *dcat, const struct organization *organization)
{
	struct strbuf path = STRBUF_INIT, folder = STRBUF_INIT;
	struct str result;

	strbuf_add_format(&folder, "%.*s/%.*s", STR_ARG(facet_folder(FACET_ORGANIZATION)),
	    STR_ARG(organization->id));
	site_path_list(&path, strbuf_str(&folder), 1);
	result = dcat_url(dcat, strbuf_str(&path));
	strbuf_release(&folder);
	strbuf_release(&path);
	return result;
}

void dcat_add_agent(struct dcat *dcat, struct rdf_node *node, enum dcat_property property,
    const struct organization *organization)
{
	struct str iri;
	struct rdf_node *agent;

	if (!organization)
		return;
	iri = dcat_fragment(dcat, organization_page(dcat, organization), "organization");
	dcat_add(dcat, node, property, iri);
	if (!dcat_is_new(dcat, iri))
		return;
	agent = dcat_node(dcat, iri, "foaf:Agent");
	dcat_add_text(dcat, agent, FOAF_NAME, &organization->name);
	if (text_is_empty(&organization->name))
		dcat_add(dcat, agent, FOAF_NAME, organization->id);
	dcat_add(dcat, agent, DCT_TYPE, adms_publisher_type(organization->type));
	dcat_add(dcat, agent, FOAF_MBOX, rdf_mail_iri(dcat->graph.arena, organization->email));
	dcat_add_document(
	    dcat, agent, FOAF_HOMEPAGE, rdf_iri(dcat->graph.arena, organization->homepage));
}

/* A catalogue must have one publisher: who has not said so gets the name of the portal. */
void dcat_add_portal_publisher(struct dcat *dcat, struct rdf_node *node)
{
	const struct portal *portal = dcat->portal;
	const struct organization *publisher = portal_find_organization(portal, portal->publisher);
	bool is_named = !text_is_empty(&portal->contact.name);
	struct str iri;

	if (publisher) {
		dcat_add_agent(dcat, node, DCT_PUBLISHER, publisher);
		return;
	}
	iri = dcat_fragment(dcat, dcat->base_url, "publisher");
	dcat_add(dcat, node, DCT_PUBLISHER, iri);
	dcat_add_text(dcat, dcat_node(dcat, iri, "foaf:Agent"), FOAF_NAME,
	    is_named ? &portal->contact.name : &portal->title);
}

/* A vCard must have a name. `page`: on whose fragment it is named. */
static void add_contact(struct dcat *dcat, struct rdf_node *node, struct str page,
    const struct text *name, struct str email, struct str url)
{
	struct str iri = dcat_fragment(dcat, page, "contact");
	struct rdf_node *contact;

	dcat_add(dcat, node, DCAT_CONTACT_POINT, iri);
	if (!dcat_is_new(dcat, iri))
		return;
	contact = dcat_node(dcat, iri, "vcard:Organization");
	/* SHACL does not infer that an Organization is a Kind */
	rdf_add_type(&dcat->graph, contact, "vcard:Kind");
	if (text_is_empty(name))
		dcat_add(dcat, contact, VCARD_FN, email.len ? email : url);
	dcat_add_text(dcat, contact, VCARD_FN, name);
	dcat_add(dcat, contact, VCARD_HAS_EMAIL, rdf_mail_iri(dcat->graph.arena, email));
	dcat_add(dcat, contact, VCARD_HAS_URL, rdf_iri(dcat->graph.arena, url));
}

static bool is_contact(const struct contact *contact)
{
	return contact->email.len || contact->url.len || !text_is_empty(&contact->name);
}

void dcat_add_contact(struct dcat *dcat, struct rdf_node *node, struct str page,
    const struct contact *own, const struct organization *publisher)
{
	const struct portal *portal = dcat->portal;
	const struct contact *contact = is_contact(own) ? own : &portal->contact;

	if (contact == &portal->contact && is_contact(contact)) {
		page = dcat->base_url;
		publisher = portal_find_organization(portal, portal->publisher);
	}
	if (is_contact(contact))
		add_contact(dcat, node, page,
		    text_is_empty(&contact->name) && publisher ? &publisher->name : &contact->name,
		    contact->email, contact->url);
	else if (publisher && (publisher->email.len || publisher->homepage.len))
		add_contact(
		    dcat, node, page, &publisher->name, publisher->email, publisher->homepage);
}
