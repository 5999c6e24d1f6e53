using Gateway.Access;

namespace Gateway.Registry.Resources;

/// <summary>
/// Resources that exist for a time only, such as started streams. They are listed beside the fixed ones, and read through the templates that match
/// their URIs.
/// </summary>
/// <remarks>An interface because Mcp does not depend on Feeds, and also runs without them.</remarks>
internal interface ILiveResources
{
    /// <summary>The caller's live resources, ordered by URI.</summary>
    IReadOnlyList<ResourceDescriptor> For(Caller caller);
}
