using System.Net.Http.Headers;
using Gateway.Configuration;

namespace Gateway.Notifications;

/// <summary>Where messages go, and in which form.</summary>
/// <param name="Address">Without the user of the address.</param>
/// <param name="Topic">ntfy's topic; null for another webhook.</param>
/// <param name="Authorization">From the user of the address; null for none.</param>
internal sealed record NoticeTarget(Uri Address, string? Topic, AuthenticationHeaderValue? Authorization)
{
    /// <summary>What a log may say of it: the rest of the address can be a secret.</summary>
    public string Host => Address.Host;

    /// <summary>Null where no address is set.</summary>
    public static NoticeTarget? Of(NotifyOptions options)
    {
        if (options.Address is not { } given)
            return null;
        var user = given.UserInfo.Length > 0
            ? new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(given.UserInfo))))
            : null;
        var bare = new UriBuilder(given) { UserName = string.Empty, Password = string.Empty };
        if (options.Format == NotifyFormat.Json)
            return new NoticeTarget(bare.Uri, Topic: null, user);
        var end = bare.Path.LastIndexOf('/') + 1;
        var topic = Uri.UnescapeDataString(bare.Path[end..]);
        bare.Path = bare.Path[..end];
        return new NoticeTarget(bare.Uri, topic, user);
    }

    /// <summary>The message as ntfy's JSON; for another webhook with its kind and time in place of the topic.</summary>
    public byte[] Body(Notice notice, DateTimeOffset now)
    {
        var json = new JsonObject();
        if (Topic is not null)
            json["topic"] = Topic;
        else
        {
            json["event"] = notice.Event.ToString().ToLowerInvariant();
            json["time"] = now.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        }
        json["title"] = notice.Title;
        json["message"] = notice.Message;
        json["priority"] = notice.Priority;
        json["tags"] = new JsonArray(notice.Tag);
        return Encoding.UTF8.GetBytes(json.ToJsonString());
    }
}
