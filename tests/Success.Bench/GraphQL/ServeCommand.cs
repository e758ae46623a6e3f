#pragma warning disable RS0030 // The address is what this program says, and the benchmark reads it.
using System.Buffers;
using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Success.GraphQL.TestServer;

namespace Success.Bench.GraphQL;

/// <summary>The test server on a port, for audit tools and for load.</summary>
static class ServeCommand
{
    public const string FixedPath = "/fixed";
    public const string AllocatedPath = "/allocated";

    public static Command Command()
    {
        var port = new Option<int>("--port") { Description = "The port; 0 for any that is free.", DefaultValueFactory = _ => 4000 };
        var command = new Command(
            "graphql-serve",
            "Serves a small schema at /graphql (HTTP, WebSocket, server-sent events) until it is interrupted; prints its address first.")
        {
            port,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var server = await TestApplication.StartAsync(parsed.GetValue(port), more: MapMeasuring);
            Console.Out.WriteLine(server.Endpoint);
            await server.WaitForShutdownAsync(cancellation);
        });
        return command;
    }

    static void MapMeasuring(WebApplication application)
    {
        application.MapPost(FixedPath, (RequestDelegate)AnswerFixedAsync);
        application.MapGet(AllocatedPath, static () => GC.GetTotalAllocatedBytes(precise: true).ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The least that an endpoint does which reads a JSON body and answers: every name and value is looked at, nothing is kept.</summary>
    static async Task AnswerFixedAsync(HttpContext http)
    {
        var reader = http.Request.BodyReader;
        var read = await reader.ReadAsync();
        while (!read.IsCompleted)
        {
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            read = await reader.ReadAsync();
        }

        CountTokens(read.Buffer);
        reader.AdvanceTo(read.Buffer.End);
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.ContentLength = Fixed.Length;
        await http.Response.BodyWriter.WriteAsync(Fixed);
    }

    static byte[] Fixed { get; } = "{\"data\":{\"hello\":\"world\"}}"u8.ToArray();

    static void CountTokens(in ReadOnlySequence<byte> body)
    {
        var json = new Utf8JsonReader(body);
        while (json.Read())
        {
        }
    }
}
