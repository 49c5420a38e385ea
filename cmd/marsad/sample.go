package main

import "marsad"

// sampleArticles returns the articles of `marsad demo`.
func sampleArticles() []marsad.Article {
	return []marsad.Article{
		{ID: "sample-1", Source: "مرصد", Date: "2025-03-11", Title: "وزير الخارجية الأردني يستقبل نظيره المغربي في عمان", Text: "استقبل وزير الخارجية الأردني، اليوم الثلاثاء، نظيره المغربي في عمان، وبحث معه سبل تعزيز التعاون بين البلدين.\nوأكد الوزير الأردني دعم بلاده لجهود الأمم المتحدة في المنطقة، داعيًا إلى وقف فوري لإطلاق النار."},
	}
}
