package marsad

// An Article is one news article as it came in. Only Text or Title is required.
type Article struct {
	ID       string `json:"id"`
	Source   string `json:"source,omitempty"` // outlet
	URL      string `json:"url,omitempty"`
	Date     string `json:"date,omitempty"` // publication: RFC 3339 date or date-time
	Title    string `json:"title,omitempty"`
	Text     string `json:"text"`
	Author   string `json:"author,omitempty"`
	Language string `json:"language,omitempty"` // ISO 639-1
}

// Canonical returns the text that every offset refers to: the title, a newline
// and the text, or the text alone when there is no title. No byte is altered.
func (a *Article) Canonical() string {
	if a.Title == "" {
		return a.Text
	}
	return a.Title + "\n" + a.Text
}
