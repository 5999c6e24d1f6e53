using System.ComponentModel;

namespace Gateway.Trading.Audit;

/// <summary>What a reading of the whole log found.</summary>
internal sealed record AuditCheck(
    [property: Description("Every line is as it was written, and none is missing inside. Compare head with one noted earlier to see that none is missing at the end.")] bool Intact,
    [property: Description("Lines before the first bad one; all when there is none.")] long Entries,
    [property: Description("Hash of the last good line; empty for an empty log.")] string Head,
    [property: Description("The first line that is changed, missing or put in.")] long? FirstBad);
