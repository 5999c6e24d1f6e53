using Gateway.Access;

namespace Gateway.Registry.Resources;

/// <summary>Resources that come and go; they are listed beside the fixed ones, and read through the templates that their URIs fit.</summary>
/// <remarks>An interface because MCP serves without feeds, too, and does not know them.</remarks>
internal interface ILiveResources
{
    /// <summary>Those that this caller has, ordered by URI.</summary>
    IReadOnlyList<ResourceDescriptor> For(Caller caller);
}
