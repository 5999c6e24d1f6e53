namespace Chaos.Evidence;

/// <summary>A contradiction between what clients were told, the journal and TWS.</summary>
/// <param name="Kind">doubled, lost, forgotten, wrong, unsettled, held or late.</param>
/// <param name="Key">The order's key, or what it is about.</param>
/// <param name="Text">Both sides.</param>
internal sealed record Violation(string Kind, string Key, string Text);
