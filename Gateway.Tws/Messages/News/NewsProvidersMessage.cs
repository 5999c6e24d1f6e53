using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.News;

/// <summary>The news providers that the user may read (85).</summary>
public sealed record NewsProvidersMessage(IReadOnlyList<NewsProvider> Providers) : IMessage<NewsProvidersMessage>
{
    public static int MessageId => 85;

    public static NewsProvidersMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        var providers = new NewsProvider[reader.ReadCount()];
        for (var i = 0; i < providers.Length; i++)
            providers[i] = new NewsProvider(reader.ReadString(), reader.ReadString());
        return new NewsProvidersMessage(providers);
    }
}
